// SPDX-License-Identifier: Apache-2.0
#include "issuer/print/src/pdf_finish.h"

#include <algorithm>

#include <qpdf/qpdf-c.h>

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

// qpdf's C interface: its C++ headers are not for C++20 with every compiler. Handles live as long as this
// does.
class OpenPdf {
  public:
    OpenPdf() : pdf_(qpdf_init()) {
        qpdf_silence_errors(pdf_);
        qpdf_set_suppress_warnings(pdf_, QPDF_TRUE);
    }
    OpenPdf(const OpenPdf&) = delete;
    OpenPdf& operator=(const OpenPdf&) = delete;
    ~OpenPdf() { qpdf_cleanup(&pdf_); }

    Result<void> read(std::string_view bytes) {
        qpdf_read_memory(pdf_, "print", bytes.data(), bytes.size(), nullptr);
        return result();
    }

    Result<void> set(const PdfFacts& facts) {
        const auto root = qpdf_get_root(pdf_);
        put(root, "/Lang", text(facts.language));
        put(root, "/ViewerPreferences", qpdf_oh_parse(pdf_, "<< /DisplayDocTitle true >>"));
        const auto metadata = qpdf_oh_new_stream(pdf_);
        const auto bytes = xmp(facts);
        const auto none = qpdf_oh_new_null(pdf_);
        qpdf_oh_replace_stream_data(pdf_, metadata, reinterpret_cast<const unsigned char*>(bytes.data()),
                                    bytes.size(), none, none);
        const auto dictionary = qpdf_oh_get_dict(pdf_, metadata);
        put(dictionary, "/Type", qpdf_oh_new_name(pdf_, "/Metadata"));
        put(dictionary, "/Subtype", qpdf_oh_new_name(pdf_, "/XML"));
        put(root, "/Metadata", metadata);
        const auto info = qpdf_oh_get_key(pdf_, qpdf_get_trailer(pdf_), "/Info");
        put(info, "/CreationDate", text(pdf_date(facts.made)));
        put(info, "/Author", text(facts.author));
        put(info, "/Producer", text("Carnet"));
        return result();
    }

    Result<std::string> write() {
        qpdf_init_write_memory(pdf_);
        qpdf_set_deterministic_ID(pdf_, QPDF_TRUE);
        qpdf_write(pdf_);
        CARNET_TRY_VOID(result());
        return std::string(reinterpret_cast<const char*>(qpdf_get_buffer(pdf_)),
                           qpdf_get_buffer_length(pdf_));
    }

  private:
    [[nodiscard]] qpdf_oh text(const std::string& value) {
        return qpdf_oh_new_unicode_string(pdf_, value.c_str());
    }
    void put(qpdf_oh dictionary, const char* key, qpdf_oh value) {
        qpdf_oh_replace_key(pdf_, dictionary, key, value);
    }
    Result<void> result() {
        if (qpdf_has_error(pdf_) == QPDF_FALSE) return {};
        return error(ErrorCode::kIo, qpdf_get_error_full_text(pdf_, qpdf_get_error(pdf_)));
    }
    qpdf_data pdf_;
};

}  // namespace

Result<std::string> finish_pdf(std::string_view bytes, const PdfFacts& facts) {
    OpenPdf pdf;
    CARNET_TRY_VOID(pdf.read(bytes));
    CARNET_TRY_VOID(pdf.set(facts));
    return pdf.write();
}

}  // namespace carnet::issuer
