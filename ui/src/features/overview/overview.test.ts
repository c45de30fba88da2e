import { expect, test } from 'vitest';
import { failure, fakeCall } from '../../test/fake';
import { event, rows, scales } from '../../test/fixture';
import { byDay, byMonth, bySpeaker, OverviewState } from './overview.svelte';

const said = (name: string, anonymous = false) => ({
	text: name,
	span: { start: 0, end: 1 },
	name,
	role: null,
	anonymous,
});
const [one, two] = rows;
if (!one || !two) throw new Error('the fixture has too few claims');

test('speakers are told by how much they said; unnamed sources are nobody', () => {
	const list = [
		{ ...one, speaker: said('Jette Holm') },
		{ ...one, speaker: said('Jette Holm'), status: 'decided' as const },
		{ ...one, speaker: said('Ole Lund') },
		{ ...one, speaker: said('en kilde', true) },
		one,
	];
	expect(bySpeaker(list)).toEqual([
		{ name: 'Jette Holm', nClaims: 2, nDecided: 1 },
		{ name: 'Ole Lund', nClaims: 1, nDecided: 0 },
	]);
});

test('a deadline at the end of a month belongs to that month', () => {
	const until = (to: string | null) => ({ ...two, deadline: two.deadline && { ...two.deadline, to } });
	const ends = ['2025-01-01', '2024-08-02T00:00:00', '2025', '2024-08-01T00:01', null];
	const list = [...ends.map(until), one];
	expect(byMonth(list).map((tally) => [tally.month, tally.nOpen])).toEqual([
		['2024-08', 2],
		['2024-12', 2],
	]);
});

test('the pace counts what was finished, day by day, today last', () => {
	const now = new Date(2026, 4, 20, 15).getTime();
	const given = (hours: number, kind = 'verdict_given') => ({
		...event,
		kind,
		atMs: now - hours * 3_600_000,
	});
	const days = byDay(
		[given(1), given(20), given(2, 'claim_set_aside'), given(1, 'source_attached'), given(2000)],
		now,
	);
	expect(days.map((day) => day.n).slice(-2)).toEqual([1, 2]);
	expect(days).toHaveLength(14);
});

test('the figures come from the desk, and a failure is said', async () => {
	const { call, asked } = fakeCall();
	const state = new OverviewState(call);
	await state.load(scales);
	expect([state.phase, state.ratings.map((one) => one.n)]).toEqual(['ready', [3, 3, 3, 3, 3]]);
	expect(asked.filter((one) => one.command === 'queue')).toHaveLength(7);
	const broken = new OverviewState(
		fakeCall({
			queue: () => {
				throw failure('desk_busy');
			},
		}).call,
	);
	await broken.load(scales);
	expect([broken.phase, broken.problem?.code]).toEqual(['ready', 'desk_busy']);
});
