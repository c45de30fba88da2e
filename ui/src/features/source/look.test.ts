import { expect, test } from 'vitest';
import type { SnapshotDiff } from '$lib/generated/api';
import { failure, fakeCall } from '../../test/fake';
import { source } from '../../test/fixture';
import { LookState } from './look.svelte';

const diff: SnapshotDiff = {
	before: 'n0',
	beforeMs: 0,
	after: 'n1',
	afterMs: 1,
	nChanged: 1,
	paragraphs: [{ change: 'added', parts: [{ op: '+', text: 'Nyt' }] }],
};

test('what changed is asked for once a snapshot, and an archive only when told to', async () => {
	const kept: string[] = [];
	const { call, asked } = fakeCall({
		diff_snapshots: () => diff,
		find_archived: () => ({ archive: 'a.example', copies: [{ address: 'https://a.example/1', takenMs: 0 }] }),
		keep_archived: () => source,
	});
	const look = new LookState(
		call,
		async (view) => {
			kept.push(view.source.id);
		},
		() => {},
	);
	look.about('s1', 'n1');
	expect(asked).toHaveLength(0);
	await look.changes('s1', 'n1');
	await look.changes('s1', 'n1');
	expect([look.look, look.diff?.nChanged, asked.length]).toEqual(['changes', 1, 1]);
	await look.askArchive('s1');
	await look.keepCopy('s1', 'https://a.example/1');
	expect([look.look, kept]).toEqual(['text', [source.source.id]]);
	look.about('s2', 'n9');
	expect([look.copies, look.diff, look.look]).toEqual([null, null, 'text']);
});

test('what goes wrong is said, and the next question can be asked', async () => {
	const problems: string[] = [];
	const { call } = fakeCall({
		find_archived: () => {
			throw failure('source_unreachable');
		},
	});
	const look = new LookState(
		call,
		async () => {},
		(problem) => problems.push(problem.code),
	);
	look.about('s1', 'n1');
	await look.askArchive('s1');
	expect([problems, look.isAsking, look.copies]).toEqual([['source_unreachable'], false, null]);
});
