import { describe, expect, test } from 'vitest';
import { failure, fakeCall, fakeShell } from '../../test/fake';
import { ImportState } from './import.svelte';

const imported = {
	document: 'd2',
	title: 'Ny',
	lang: 'da',
	published: { written: null, from: null, to: null, source: 'unknown' as const, says: { id: '', args: {} } },
	nClaims: 1,
	nSentences: 1,
	notes: [],
};

describe('importing', () => {
	test('only what was filled in is sent', async () => {
		const { call, asked } = fakeCall({ import_text: () => imported });
		const form = new ImportState(call, fakeShell, async () => {});
		form.text = 'En påstand.';
		form.published = ' 2024-03 ';
		await form.submit();
		expect(asked).toEqual([{ command: 'import_text', input: { text: 'En påstand.', published: '2024-03' } }]);
		expect(form.text, 'the next import begins empty').toBe('');
	});

	test('a refused text stays in the field', async () => {
		const { call } = fakeCall({
			import_text: () => {
				throw failure('not_text');
			},
		});
		const form = new ImportState(call, fakeShell, async () => {});
		form.text = 'En påstand.';
		await form.submit();
		expect([form.text, form.problem?.code, form.phase]).toEqual(['En påstand.', 'not_text', 'idle']);
	});

	test('a host that is not public can be allowed, without its port', async () => {
		const { call, asked } = fakeCall({
			import_url: (input) => {
				if (!input.allowHosts) throw failure('address_not_allowed');
				return imported;
			},
		});
		const form = new ImportState(call, fakeShell, async () => {});
		form.take({ text: 'http://127.0.0.1:8080/side' });
		expect(form.from).toBe('url');
		await form.submit();
		expect(form.blockedHost).toBe('127.0.0.1:8080');
		await form.submit(form.blockedHost ?? undefined);
		expect(asked.at(-1)?.input).toEqual({ url: 'http://127.0.0.1:8080/side', allowHosts: ['127.0.0.1'] });
		expect(form.problem).toBeNull();
	});

	test('a file goes over the shell and keeps its name', async () => {
		const { call, asked } = fakeCall({ import_file: () => imported });
		const form = new ImportState(call, fakeShell, async () => {});
		form.take({ file: new File(['æ'], 'historie.txt') });
		await form.submit();
		expect(asked).toEqual([
			{ command: 'import_file', input: { path: '/tmp/historie.txt', origin: 'historie.txt' } },
		]);
	});

	test('nothing is sent while there is nothing', async () => {
		const { call, asked } = fakeCall();
		const form = new ImportState(call, fakeShell, async () => {});
		form.text = ' \n';
		await form.submit();
		expect(asked).toEqual([]);
	});
});
