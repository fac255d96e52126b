// SPDX-License-Identifier: Apache-2.0
// The whole page: what is shown to it, the answer, and the language of both.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Answer } from './answer';
import { askVerifier } from './ask';
import { CandidatesView } from './candidates/candidates_view';
import { CameraView } from './camera_view';
import { CountryChoice } from './country_choice';
import { recogniseText } from './document';
import type { Shown } from './document';
import { GivingForm } from './giving_form';
import { Header } from './header';
import { fill, textsOf } from './language';
import type { LanguageTag, Texts } from './language';
import { heldLists } from './offline/keeping';
import { OfflineChoice } from './offline/offline_choice';
import { certificatesIn } from './read_file';
import { ReceiptButton } from './receipt_button';
import { ReportForm } from './report_form';
import { ShareForm } from './sharing/share_form';
import { openShare, readFragment } from './sharing/share_link';
import { Withdrawal } from './sharing/withdrawal';
import { Hindrance } from './trouble';
import { TroubleNote } from './trouble_note';
import { TrustedLists } from './trusted_lists';
import type { Verdict } from './verdict';

type State =
  | { name: 'waiting' }
  | { name: 'camera' }
  | { name: 'working'; what: string }
  | { name: 'hindered'; by: Hindrance }
  | { name: 'answered'; verdict: Verdict };

export function Page(start: { language: LanguageTag; texts: Texts }) {
  const [{ language, texts }, setLanguage] = useState(start);
  const [destination, setDestination] = useState('');
  const [state, setState] = useState<State>({ name: 'waiting' });
  const [found, setFound] = useState<readonly Shown[]>([]);
  const [chosen, setChosen] = useState(0);
  const result = useRef<HTMLElement>(null);
  const turn = useRef(0); // an answer that comes after another question was asked is not shown

  // Runs one attempt and shows how it ended; whatever went wrong becomes something that can be explained.
  async function attempt(work: (isCurrent: () => boolean) => Promise<State>) {
    const mine = ++turn.current;
    const isCurrent = () => mine === turn.current;
    let end: State;
    try {
      end = await work(isCurrent);
    } catch (error) {
      end = { name: 'hindered', by: error instanceof Hindrance ? error : new Hindrance('pageTrouble') };
    }
    if (isCurrent()) setState(end);
  }

  async function askAbout(shown: Shown, question: { language: LanguageTag; destination: string }): Promise<State> {
    setState({ name: 'working', what: texts.asking });
    try {
      return { name: 'answered', verdict: await askVerifier(shown, question) };
    } catch (error) {
      const verdict = error instanceof Hindrance && error.trouble === 'noConnection' ? await judgedHere(shown, question.language) : undefined;
      if (!verdict) throw error;
      return { name: 'answered', verdict };
    }
  }

  // Without a network, what was prepared on this device may do.
  async function judgedHere(shown: Shown, tag: LanguageTag): Promise<Verdict | undefined> {
    const held = await heldLists();
    if (!held) return undefined;
    const { judgeWithoutServer } = await import('./offline/without_server');
    return judgeWithoutServer(shown, held, tag, tag === language ? texts : await textsOf(tag));
  }

  async function askFirst(certificates: readonly Shown[]): Promise<State> {
    setFound(certificates);
    setChosen(0);
    const [first] = certificates;
    return first ? askAbout(first, { language, destination }) : { name: 'waiting' };
  }

  const showFile = (file: Blob) => attempt(async (isCurrent) => {
    setFound([]);
    setState({ name: 'working', what: texts.working });
    const certificates = await certificatesIn(file, (page, pages) => {
      if (isCurrent()) setState({ name: 'working', what: fill(texts.workingPage, { page, pages }) });
    });
    return isCurrent() ? askFirst(certificates) : { name: 'waiting' };
  });

  const showText = (text: string) => attempt(async () => {
    setFound([]);
    const own = `${location.origin}/#`; // a link that this page made itself may be pasted as well as opened
    if (text.trim().startsWith(own) && readFragment(text.trim().slice(own.length - 1))) {
      location.hash = text.trim().slice(own.length);
      return { name: 'waiting' };
    }
    const recognised = recogniseText(text);
    if ('trouble' in recognised) throw new Hindrance(recognised.trouble);
    return askFirst([recognised.shown]);
  });

  function choose(number: number) {
    const shown = found[number];
    if (!shown) return;
    setChosen(number);
    void attempt(() => askAbout(shown, { language, destination }));
  }

  // The verdict is in the language and about the country asked for: another one is asked for again.
  function askAgain(question: { language: LanguageTag; destination: string }) {
    const shown = found[chosen];
    if (shown && state.name === 'answered') void attempt(() => askAbout(shown, question));
  }

  async function speak(tag: LanguageTag) {
    setLanguage({ language: tag, texts: await textsOf(tag) });
    askAgain({ language: tag, destination });
  }

  function startOver() {
    ++turn.current;
    setFound([]);
    setState({ name: 'waiting' });
    document.getElementById('give')?.focus();
  }

  // A link that somebody shared, or the one that takes it back.
  const [fragment, setFragment] = useState(() => readFragment(location.hash));
  useEffect(() => {
    const follow = () => setFragment(readFragment(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    if (fragment && 'share' in fragment) {
      void attempt(async (isCurrent) => {
        setState({ name: 'working', what: texts.working });
        const shown = await openShare(fragment.share);
        return isCurrent() ? askFirst([shown]) : { name: 'waiting' };
      });
    }
  }, [fragment]);

  const asked = found[chosen];
  const isOver = state.name === 'answered' || state.name === 'hindered';
  useEffect(() => { if (isOver) result.current?.focus(); }, [state]);

  return (
    <>
      <Header texts={texts} language={language} speak={(tag) => void speak(tag)} />
      <main>
        <div class="opening">
          <h1>{texts.title}</h1>
          {!isOver && <p class="lead">{texts.lead}</p>}
        </div>
        {fragment && 'withdraw' in fragment && <Withdrawal of={fragment.withdraw} texts={texts} />}
        <p class="working" role="status">{state.name === 'working' ? state.what : ''}</p>
        <section id="answer" ref={result} tabIndex={-1} aria-labelledby="answer-title" aria-live="polite" hidden={!isOver}>
          {isOver && <h2 id="answer-title" class="unseen">{texts.answer}</h2>}
          {found.length > 1 && isOver && (
            <p class="several">
              <label for="which">{fill(texts.several, { count: found.length })}</label>
              <select id="which" value={chosen} onChange={(event) => choose(Number(event.currentTarget.value))}>
                {found.map((_, number) => <option key={number} value={number}>{fill(texts.certificateNumber, { number: number + 1 })}</option>)}
              </select>
            </p>
          )}
          {state.name === 'answered' && <Answer verdict={state.verdict} texts={texts} language={language} />}
          {state.name === 'answered' && asked && !state.verdict.listsFrom && (
            <div class="after" key={state.verdict.inputDigest}>
              <ReceiptButton key={`${language}${destination}`} shown={asked} question={{ language, destination }} texts={texts} />
              <ShareForm shown={asked} texts={texts} language={language} />
            </div>
          )}
          {state.name === 'hindered' && <TroubleNote by={state.by} texts={texts} />}
          {isOver && <button type="button" class="quiet" onClick={startOver}>{texts.another}</button>}
        </section>
        {state.name === 'camera'
          ? <CameraView texts={texts} found={(certificates) => void attempt(() => askFirst(certificates))} close={startOver}
              hindered={(by) => setState({ name: 'hindered', by })} />
          : <GivingForm texts={texts} openCamera={() => { ++turn.current; setState({ name: 'camera' }); }} showFile={(file) => void showFile(file)} showText={(text) => void showText(text)} />}
        <CountryChoice texts={texts} language={language} chosen={destination} choose={(code) => { setDestination(code); askAgain({ language, destination: code }); }} />
        <CandidatesView texts={texts} question={{ language, destination }} />
        <aside class="notes">
          <p>{texts.addressProvesNothing}</p>
          <OfflineChoice texts={texts} language={language} />
          <TrustedLists texts={texts} language={language} />
          <ReportForm texts={texts} digest={state.name === 'answered' ? state.verdict.inputDigest : undefined} />
          <p>{texts.privacy}</p>
          <p><a href="/licenses.txt">{texts.licences}</a></p>
        </aside>
      </main>
    </>
  );
}
