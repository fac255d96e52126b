// SPDX-License-Identifier: Apache-2.0
// Looks through the camera until it sees a certificate's code. No picture leaves the device, and none is kept.
import { useEffect, useRef, useState } from 'preact/hooks';
import { recogniseCodes } from './document';
import type { Shown } from './document';
import type { Texts } from './language';
import { Hindrance } from './trouble';

interface Given {
  texts: Texts;
  found: (certificates: readonly Shown[]) => void;
  hindered: (by: Hindrance) => void;
  close: () => void;
}

const millisecondsBetweenLooks = 150;
const slowAfterMilliseconds = 12_000;

export function CameraView({ texts, found, hindered, close }: Given) {
  const video = useRef<HTMLVideoElement>(null);
  const [hint, setHint] = useState('');

  useEffect(() => {
    let isOpen = true;
    let stream: MediaStream | undefined;
    const started = Date.now();

    async function look(screen: HTMLVideoElement) {
      const { readCodes } = await import('./readers/qr');
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d', { willReadFrequently: true });
      while (isOpen && context) {
        if (screen.videoWidth > 0) {
          canvas.width = screen.videoWidth;
          canvas.height = screen.videoHeight;
          context.drawImage(screen, 0, 0);
          const codes = await readCodes(context.getImageData(0, 0, canvas.width, canvas.height), { thorough: false });
          if (!isOpen) return;
          const { certificates, trouble } = recogniseCodes(codes);
          if (certificates.length > 0) return found(certificates);
          if (codes.length > 0) setHint(`${texts.cameraOther} ${texts.trouble[trouble].title}. ${texts.trouble[trouble].advice}`);
          else if (Date.now() - started > slowAfterMilliseconds) setHint(texts.cameraSlow);
        }
        await new Promise((resolve) => { setTimeout(resolve, millisecondsBetweenLooks); });
      }
    }

    async function open() {
      stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 1920 }, height: { ideal: 1080 } } });
      const screen = video.current;
      if (!isOpen || !screen) return stop();
      screen.srcObject = stream;
      await screen.play();
      return look(screen);
    }

    function stop() {
      isOpen = false;
      stream?.getTracks().forEach((track) => track.stop());
    }

    video.current?.closest('section')?.querySelector('button')?.focus();
    // Whatever happens to a camera that was closed meanwhile concerns nobody.
    open().catch(() => { if (isOpen) hindered(new Hindrance('noCamera')); });
    return stop;
  }, []);

  return (
    <section class="camera" aria-labelledby="camera-title">
      <h2 id="camera-title">{texts.cameraTitle}</h2>
      <video ref={video} muted playsInline aria-label={texts.cameraTitle} />
      <p>{texts.cameraHint}</p>
      <p role="status">{hint}</p>
      <button type="button" onClick={close}>{texts.cameraStop}</button>
    </section>
  );
}
