import { asCommandError, type Call, type CommandError } from '$lib/call';
import type { ArchivedCopies, SnapshotDiff, SourceView } from '$lib/generated/api';

/** As what a source is shown: its readable text, what changed, or what an archive has. */
export type Look = 'text' | 'changes' | 'archive';

/** What of a source is shown beside its text, and what was asked for it. */
export class LookState {
	look = $state<Look>('text');
	/** The snapshot shown beside the one before it. */
	diff = $state.raw<SnapshotDiff | null>(null);
	/** The copies that an archive has; `null` until it was asked. */
	copies = $state.raw<ArchivedCopies | null>(null);
	isAsking = $state(false);
	/** Of which snapshot `diff` is; another source or snapshot is another question. */
	#about = '';
	#source = '';

	constructor(
		private readonly call: Call,
		private readonly onKept: (view: SourceView) => Promise<void>,
		private readonly onProblem: (problem: CommandError) => void,
	) {}

	/** Follows the source shown; a new one is shown as text first. */
	about(source: string, snapshot: string): void {
		if (source !== this.#source) {
			this.#source = source;
			this.look = 'text';
			this.copies = null;
		}
		if (`${source} ${snapshot}` === this.#about) return;
		this.#about = `${source} ${snapshot}`;
		this.diff = null;
		if (this.look === 'changes') void this.changes(source, snapshot);
	}

	/** Shows what changed from the snapshot before. */
	async changes(source: string, snapshot: string): Promise<void> {
		this.look = 'changes';
		if (this.diff?.after === snapshot) return;
		await this.#ask(async () => {
			const diff = await this.call('diff_snapshots', { source, after: snapshot });
			if (this.#about === `${source} ${snapshot}`) this.diff = diff;
		});
	}

	/** Asks the archive which copies it has; nobody is asked before. */
	async askArchive(source: string): Promise<void> {
		this.look = 'archive';
		await this.#ask(async () => {
			const copies = await this.call('find_archived', { source });
			if (this.#source === source) this.copies = copies;
		});
	}

	/** Keeps a copy as a snapshot of the source, and shows it. */
	async keepCopy(source: string, copy: string): Promise<void> {
		await this.#ask(async () => {
			const view = await this.call('keep_archived', { source, copy });
			this.look = 'text';
			await this.onKept(view);
		});
	}

	async #ask(work: () => Promise<void>): Promise<void> {
		if (this.isAsking) return;
		this.isAsking = true;
		try {
			await work();
		} catch (error) {
			this.onProblem(asCommandError(error));
		} finally {
			this.isAsking = false;
		}
	}
}
