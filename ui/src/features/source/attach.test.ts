import { expect, test } from 'vitest';
import { failure, fakeCall, fakeShell } from '../../test/fake';
import { source } from '../../test/fixture';
import { AttachState } from './attach.svelte';

test('the address stays until the source is attached', async () => {
	let fails = true;
	const { call } = fakeCall({
		add_source: () => {
			if (fails) throw failure('source_unreachable');
			return { source, evidence: null };
		},
	});
	const added: string[] = [];
	const form = new AttachState('c1', call, fakeShell, async (one) => {
		added.push(one.source.source.id);
	});
	form.address = ' https://example.org/rapport ';
	await form.submit();
	expect([form.address, form.problem?.code]).toEqual([' https://example.org/rapport ', 'source_unreachable']);
	fails = false;
	await form.submit();
	expect([form.address, form.problem, added]).toEqual(['', null, ['s1']]);
});

test('a file goes before an address', async () => {
	const { call, asked } = fakeCall({ add_source: () => ({ source, evidence: null }) });
	const form = new AttachState('c1', call, fakeShell, async () => {});
	form.file = new File(['x'], 'rapport.pdf');
	await form.submit();
	expect(asked[0]?.input).toEqual({ claim: 'c1', from: { kind: 'file', path: '/tmp/rapport.pdf' } });
});
