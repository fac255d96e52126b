// SPDX-License-Identifier: Apache-2.0
// The three ways to show a certificate: camera, file, text. A file may also be dropped, or pasted as a picture.
import { useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Texts } from './language';

interface Given {
  texts: Texts;
  openCamera: () => void;
  showFile: (file: Blob) => void;
  showText: (text: string) => void;
}

export function GivingForm({ texts, openCamera, showFile, showText }: Given) {
  const [text, setText] = useState('');
  const [isOver, setIsOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  function fileFrom(transfer: DataTransfer | null): boolean {
    const file = transfer?.files[0];
    if (file) showFile(file);
    return file !== undefined;
  }

  function drop(event: JSX.TargetedDragEvent<HTMLElement>) {
    event.preventDefault();
    setIsOver(false);
    if (!fileFrom(event.dataTransfer)) showText(event.dataTransfer?.getData('text/plain') ?? '');
  }

  return (
    <section class={isOver ? 'giving over' : 'giving'} aria-labelledby="give" onDrop={drop}
      onDragOver={(event) => { event.preventDefault(); setIsOver(true); }} onDragLeave={() => setIsOver(false)}>
      <h2 id="give" tabIndex={-1}>{texts.give}</h2>
      <div class="ways">
        <button type="button" class="chief" onClick={openCamera}><CameraSign />{texts.camera}</button>
        <label class="file" for="file"><FileSign /><span>{texts.file}<small>{texts.drop}</small></span></label>
        <input id="file" ref={chooser} type="file" onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) showFile(file);
          event.currentTarget.value = ''; // so that the same file can be chosen again
        }} />
      </div>
      <form onSubmit={(event) => { event.preventDefault(); showText(text); }}>
        <label for="text">{texts.paste}</label>
        <textarea id="text" dir="ltr" rows={3} spellcheck={false} autocomplete="off" value={text} onInput={(event) => setText(event.currentTarget.value)}
          onPaste={(event) => { if (fileFrom(event.clipboardData)) event.preventDefault(); }} />
        <button type="submit">{texts.check}</button>
      </form>
    </section>
  );
}

const CameraSign = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M8 8h3v3H8zM13 8h3v3h-3zM8 13h3v3H8zM13.5 13.5h2.5v2.500" /></svg>
);
const FileSign = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M14 3H7a1 1 0 0 0-1 1v16a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V7zM14 3v4h4M12 17v-6M9.500 13.500L12 11l2.500 2.500" /></svg>
);
