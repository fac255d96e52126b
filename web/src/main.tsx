// SPDX-License-Identifier: Apache-2.0
import { render } from 'preact';
import { Page } from './page';
import { preferredLanguage, textsOf } from './language';
import './style.css';

const language = preferredLanguage(navigator.languages);
const root = document.getElementById('page');
if (root) void textsOf(language).then((texts) => render(<Page language={language} texts={texts} />, root));
