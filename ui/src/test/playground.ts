/** The window on the fixture, in any browser: `npm run dev`, then `/playground.html`. Not part of the build. */
import { mount } from 'svelte';
import App from '../app/App.svelte';
import '../styles/fonts.css';
import '../styles/tokens.css';
import '../styles/base.css';
import '../styles/marks.css';
import { fakeCall, fakeShell } from './fake';

const target = document.getElementById('app');
if (target) mount(App, { target, props: { call: fakeCall().call, shell: fakeShell } });
