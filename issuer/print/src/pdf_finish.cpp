// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/src/pdf_finish.h"

#include <exception>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

namespace carnet::issuer {
namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

// spec: XMP part 1 (ISO 16684-1) 7.4, 8.3, 8.4
std::string xmp(const PdfFacts& facts) {
    std::string text = R"(<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>)"
                       R"(<x:xmpmeta xmlns:x="adobe:ns:meta/">)"
                       R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">)"
                       R"(<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" )"
                       R"(xmlns:xmp="http://ns.adobe.com/xap/1.0/"><dc:title><rdf:Alt>)";
    text += R"(<rdf:li xml:lang="x-default">)" + escaped(facts.title) + "</rdf:li></rdf:Alt></dc:title>";
    text += "<dc:creator><rdf:Seq><rdf:li>" + escaped(facts.author) + "</rdf:li></rdf:Seq></dc:creator>";
    text += "<dc:language><rdf:Bag><rdf:li>" + escaped(facts.language) + "</rdf:li></rdf:Bag></dc:language>";
    text += "<xmp:CreateDate>" + Timestamp::of({facts.made.seconds, 0}).text() + "</xmp:CreateDate>";
    return text + R"(</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>)";
}

// "2026-06-01T10:00:00Z" -> "D:20260601100000Z"; cairo 1.16 leaves the beginning out.
// spec: ISO 32000-1 7.9.4
std::string pdf_date(UtcTime time) {
    auto text = Timestamp::of({time.seconds, 0}).text();
    std::erase_if(text, [](char c) { return c == '-' || c == ':' || c == 'T'; });
    return "D:" + text;
}

void set_facts(QPDF& pdf, const PdfFacts& facts) {
    auto root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newString(facts.language));
    root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
    auto metadata = QPDFObjectHandle::newStream(&pdf, xmp(facts));
    metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    root.replaceKey("/Metadata", pdf.makeIndirectObject(metadata));
    auto info = pdf.getTrailer().getKey("/Info");
    if (!info.isDictionary()) return;
    info.replaceKey("/CreationDate", QPDFObjectHandle::newString(pdf_date(facts.made)));
    info.replaceKey("/Author", QPDFObjectHandle::newUnicodeString(facts.author));
    info.replaceKey("/Producer", QPDFObjectHandle::newString("Carnet"));
}

}  // namespace

Result<std::string> finish_pdf(std::string_view bytes, const PdfFacts& facts) {
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("print", bytes.data(), bytes.size());
        set_facts(pdf, facts);
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setDeterministicID(true);
        writer.write();
        const auto out = writer.getBufferSharedPointer();
        return std::string(reinterpret_cast<const char*>(out->getBuffer()), out->getSize());
    } catch (const std::exception& failed) {
        return error(ErrorCode::kIo, failed.what());
    }
}

}  // namespace carnet::issuer
