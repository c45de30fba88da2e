import { expect, test } from 'vitest';
import { failure, fakeCall, fakeShell } from '../../test/fake';
import { ReportState } from './report.svelte';

test('a place is proposed in the folder that the shell names', async () => {
	const form = new ReportState('d1', fakeCall().call, fakeShell, () => {});
	await form.refresh();
	expect(form.path).toBe('/home/åse/Dokumenter/rapport.html');
	expect(form.preview?.content).toContain('Rapport');
});

test('a file that cannot be written is said, and the dialog stays', async () => {
	const { call } = fakeCall({
		export_report: () => {
			throw failure('file_unwritable');
		},
	});
	let written = false;
	const form = new ReportState('d1', call, fakeShell, () => {
		written = true;
	});
	await form.refresh();
	await form.write();
	expect([form.problem?.code, written, form.phase]).toEqual(['file_unwritable', false, 'idle']);
});

test('the language is sent only where one was chosen', async () => {
	const { call, asked } = fakeCall();
	const form = new ReportState('d1', call, fakeShell, () => {});
	await form.refresh();
	form.lang = 'en';
	await form.refresh();
	expect(asked.map((one) => one.input)).toEqual([
		{ document: 'd1', format: 'html' },
		{ document: 'd1', format: 'html', lang: 'en' },
	]);
});
