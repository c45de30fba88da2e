import { asCommandError, type Call, type CommandError } from '$lib/call';
import type { SyncProgress, SyncSources, SyncSummary } from '$lib/generated/api';

/** How often a run is asked how far it is. */
const EVERY_MS = 300;

const pauseFor = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A run over sources: how far it is, how it is stopped, and what it found. */
export class SyncState {
	isRunning = $state(false);
	/** Whether it was told to stop, and answers under way are still waited for. */
	isStopping = $state(false);
	/** How far it is; `null` until that is known. */
	progress = $state.raw<SyncProgress | null>(null);
	/** What the last run found, until it was read. */
	summary = $state.raw<SyncSummary | null>(null);
	/** Counts the runs, so that nobody watches for one that is over. */
	#round = 0;

	constructor(
		private readonly call: Call,
		private readonly onDone: () => Promise<void>,
		private readonly onProblem: (problem: CommandError) => void,
		private readonly pause: (ms: number) => Promise<void> = pauseFor,
	) {}

	/** Asks sources again. While a run is under way nothing else is begun. */
	async run(what: SyncSources): Promise<void> {
		if (this.isRunning) return;
		this.isRunning = true;
		this.isStopping = false;
		this.progress = null;
		this.#round += 1;
		void this.#watch(this.#round);
		try {
			const summary = await this.call('sync_sources', what);
			await this.onDone();
			this.summary = summary;
		} catch (error) {
			this.onProblem(asCommandError(error));
		} finally {
			this.isRunning = false;
		}
	}

	/** Stops the run; what was asked so far stays. */
	async stop(): Promise<void> {
		if (!this.isRunning || this.isStopping) return;
		this.isStopping = true;
		try {
			this.#follow(await this.call('stop_sync', {}));
		} catch (error) {
			this.isStopping = false;
			this.onProblem(asCommandError(error));
		}
	}

	async #watch(round: number): Promise<void> {
		await this.pause(EVERY_MS);
		while (this.isRunning && round === this.#round) {
			try {
				this.#follow(await this.call('sync_progress', {}));
			} catch {
				// The run itself says what is wrong; how far it is, is no news of its own.
			}
			await this.pause(EVERY_MS);
		}
	}

	/** Before a run has counted its sources there is nothing to tell. */
	#follow(progress: SyncProgress): void {
		if (this.isRunning && progress.nAll > 0) this.progress = progress;
	}
}
