import { cleanup, render, screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { failure, fakeCall, fakeShell } from '../test/fake';
import { claimView, rows, settings, story } from '../test/fixture';
import App from './App.svelte';

const attack = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>{{7*7}}';

beforeAll(() => {
	// What jsdom lacks of a browser.
	HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
		this.open = true;
	};
	HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
		this.open = false;
		this.dispatchEvent(new Event('close'));
	};
	Element.prototype.scrollTo ??= () => {};
	Element.prototype.scrollBy ??= () => {};
	Range.prototype.getBoundingClientRect ??= () => new DOMRect();
	globalThis.matchMedia ??= (query: string) => ({ matches: false, media: query }) as MediaQueryList;
	globalThis.ResizeObserver ??= class {
		observe() {}
		unobserve() {}
		disconnect() {}
	};
	globalThis.StaticRange ??= class {} as unknown as typeof StaticRange;
	globalThis.CSS ??= {} as unknown as typeof CSS;
});

afterEach(cleanup);

function open(answers: Parameters<typeof fakeCall>[0] = {}): void {
	render(App, { call: fakeCall(answers).call, shell: fakeShell });
}

describe('the window', () => {
	test('shows story, claim and desk, and axe finds nothing', async () => {
		open();
		await screen.findByText('Påstand 2 af 3');
		const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
		expect(found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
	});

	test('hostile words are only ever text', async () => {
		const hostile = rows.map((row) => ({ ...row, text: attack, documentTitle: attack }));
		open({
			get_document: () => ({
				...story,
				title: attack,
				origin: attack,
				text: attack.repeat(3),
				claims: hostile,
			}),
			get_claim: (input) => {
				const view = claimView(input.claim);
				return {
					...view,
					claim: { ...view.claim, text: attack },
					chain: [attack, attack],
					reasons: [attack],
					sources: [{ id: 's1', address: `javascript:${attack}`, isRemote: true, title: attack, addedMs: 0 }],
				};
			},
		});
		await waitFor(() => expect(document.body.textContent).toContain('onerror'));
		expect(document.querySelectorAll('img, script, a[href^="javascript:"]')).toHaveLength(0);
		expect((window as { broken?: number }).broken).toBeUndefined();
	});

	test('an empty desk says the next step', async () => {
		open({ list_documents: () => ({ documents: [], total: 0 }) });
		expect(await screen.findByText('Skrivebordet er tomt')).toBeTruthy();
	});

	test('a desk that does not open says why, and can be tried again', async () => {
		let fails = true;
		open({
			get_settings: () => {
				if (fails) throw failure('desk_busy');
				return { ...settings, language: 'en' };
			},
		});
		const again = await screen.findByRole('button');
		fails = false;
		again.click();
		expect(await screen.findByText('Claim 2 of 3')).toBeTruthy();
	});
});
