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

	test('under the two-person rule the form takes one’s own assessment, and says what is hidden', async () => {
		const { call, asked } = fakeCall({
			get_claim: (input) =>
				claimView(input.claim, {
					process: { nNeeded: 2, nGiven: 1, nHidden: 1, mayDecide: false },
					draft: { scale: 'truth5', rating: 'half', reasoning: 'Rapporten siger det.', atMs: 0 },
				}),
			assess: (input) => claimView(input.claim),
			coverage: () => ({
				document: 'd1',
				coverage: story.coverage,
				sentences: (['claimed', 'set_aside', 'open'] as const).map((state, index) => ({
					index,
					start: index * 60,
					end: index * 60 + 55,
					text: 'En sætning',
					state,
					claims: [],
				})),
			}),
		});
		render(App, { call, shell: fakeShell });
		await screen.findByText('1 vurdering er skjult, til du har afgivet din egen');
		expect(screen.getByText('To skal vurdere den: 1 af 2 har. Afgiv din nedenfor.')).toBeTruthy();
		expect(document.querySelector('[data-test=save-publish]')).toBeNull();
		expect(await screen.findByRole('button', { name: 'Sætning 3, åben: En sætning' })).toBeTruthy();
		const stops = document.querySelectorAll('[data-test=map] button[tabindex="0"]');
		expect(stops, 'one stop of the tab key').toHaveLength(1);
		screen.getByText('Afgiv min vurdering').click();
		await waitFor(() => expect(asked.some((one) => one.command === 'assess')).toBe(true));
		expect(asked.some((one) => one.command === 'give_verdict')).toBe(false);
		const found = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
		expect(found.violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([]);
	});

	test('what a reviewer changed stands beside what Factdesk reads, with a way back', async () => {
		const { call, asked } = fakeCall({
			get_claim: (input) =>
				claimView(input.claim, {
					own: {
						words: {
							how: 'bounds',
							engine: [{ text: 'Antallet af timer', span: { start: 0, end: 17 } }],
							reviewer: 'Åse',
							atMs: 0,
						},
						readings: [
							{
								kind: 'time',
								mention: 3,
								span: { start: 0, end: 4 },
								engine: [{ id: 'reading-nothing', args: {} }],
								reviewer: 'Bo',
								atMs: 0,
							},
						],
					},
				}),
			set_reading: (input) => claimView(input.claim),
		});
		render(App, { call, shell: fakeShell });
		await screen.findByText('Factdesk læser: Intet læst');
		expect(screen.getByText('Antallet af timer')).toBeTruthy();
		screen.getByText('Som Factdesk læser det').click();
		await waitFor(() =>
			expect(asked.find((one) => one.command === 'set_reading')?.input).toMatchObject({
				mention: 3,
				value: '',
			}),
		);
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
