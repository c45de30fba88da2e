import { expect, test } from 'vitest';
import type { SyncProgress, SyncSummary } from '$lib/generated/api';
import { failure, fakeCall } from '../../test/fake';
import { SyncState } from './sync.svelte';

const found: SyncSummary = {
	sources: [],
	says: { id: 'sync-nothing', args: {} },
	nLeftOut: 2,
	isStopped: true,
};

/** A run that ends when it is told to, watched in steps that the test takes. */
function watched(progress: SyncProgress) {
	let end = (_: SyncSummary): void => {};
	let refuse = (_: Error): void => {};
	const steps: (() => void)[] = [];
	const problems: string[] = [];
	let nDone = 0;
	const { call, asked } = fakeCall({
		sync_sources: () =>
			new Promise((resolve, reject) => {
				end = resolve;
				refuse = reject;
			}),
		sync_progress: () => progress,
		stop_sync: () => progress,
	});
	const state = new SyncState(
		call,
		async () => {
			nDone += 1;
		},
		(problem) => problems.push(problem.code),
		() =>
			new Promise((done) => {
				steps.push(done);
			}),
	);
	return {
		state,
		asked,
		problems,
		nDone: () => nDone,
		end: () => end(found),
		refuse: (error: Error) => refuse(error),
		step: async () => {
			steps.shift()?.();
			await new Promise((done) => setTimeout(done));
		},
	};
}

test('a run says how far it is, and what it found', async () => {
	const run = watched({ isRunning: true, nAsked: 12, nAll: 40 });
	const done = run.state.run({});
	expect(run.state.progress).toBeNull();
	await run.step();
	expect(run.state.progress).toMatchObject({ nAsked: 12, nAll: 40 });
	run.end();
	await done;
	expect(run.state.isRunning).toBe(false);
	expect(run.state.summary?.nLeftOut).toBe(2);
	expect(run.nDone()).toBe(1);
});

test('it is stopped once, and no second one begins beside it', async () => {
	const run = watched({ isRunning: true, nAsked: 1, nAll: 2 });
	const done = run.state.run({});
	await run.state.run({ claim: 'c1' });
	await run.state.stop();
	await run.state.stop();
	expect(run.state.isStopping).toBe(true);
	expect(run.asked.map((one) => one.command)).toEqual(['sync_sources', 'stop_sync']);
	run.end();
	await done;
	await run.state.stop();
	expect(run.asked).toHaveLength(2);
});

test('a run that is refused says why, and the next can begin', async () => {
	const run = watched({ isRunning: false, nAsked: 0, nAll: 0 });
	const done = run.state.run({});
	await run.step();
	expect(run.state.progress, 'nothing to count yet').toBeNull();
	run.refuse(failure('desk_busy'));
	await done;
	expect(run.problems).toEqual(['desk_busy']);
	expect(run.state.isRunning).toBe(false);
	expect(run.state.summary).toBeNull();
});
