import { asCommandError, type Call, type Input } from '$lib/call';
import type { ClaimRow, ErrorCode, Message, QueueSort } from '$lib/generated/api';

/** Rows asked for at a time. */
const PAGE = 200;

/** The state behind the queue: rows are asked for as they scroll into view. */
export class QueueState {
	sort = $state<QueueSort>('score');
	query = $state('');
	document = $state<string | null>(null);
	total = $state(0);
	/** Whether there are more than `total`: a count that would take too long stops there. */
	isMore = $state(false);
	rows = $state.raw<(ClaimRow | undefined)[]>([]);
	phase = $state<'loading' | 'ready'>('loading');
	problem = $state.raw<{ code: ErrorCode; says: Message } | null>(null);
	/** Claims picked for something that is done to all of them. */
	selected = $state.raw<ReadonlySet<string>>(new Set());
	#asked = new Set<number>();
	#round = 0;

	constructor(
		private readonly call: Call,
		private readonly onRows: (rows: ClaimRow[]) => void,
	) {}

	/** Picks a claim, or lets it go again. */
	toggle(id: string): void {
		const next = new Set(this.selected);
		if (!next.delete(id)) next.add(id);
		this.selected = next;
	}

	clear(): void {
		this.selected = new Set();
	}

	/** Begins anew: the query, the order or the desk changed. The old rows stay until the new ones are there. */
	async reload(): Promise<void> {
		this.#round += 1;
		this.#asked.clear();
		this.problem = null;
		await this.#page(0, true);
	}

	/** Makes sure that the rows from `first` to `last` are there or on their way. */
	async need(first: number, last: number): Promise<void> {
		const pages: Promise<void>[] = [];
		for (let page = Math.floor(first / PAGE); page <= Math.floor(last / PAGE); page += 1) {
			if (!this.#asked.has(page)) pages.push(this.#page(page, false));
		}
		await Promise.all(pages);
	}

	async #page(page: number, fresh: boolean): Promise<void> {
		const round = this.#round;
		this.#asked.add(page);
		const input: Input<'queue'> = { sort: this.sort, offset: page * PAGE, limit: PAGE };
		if (this.query.trim()) input.query = this.query.trim();
		if (this.document) input.document = this.document;
		try {
			const found = await this.call('queue', input);
			// A slow answer to an old question must not overwrite a newer one.
			if (round !== this.#round) return;
			const rows = fresh ? [] : [...this.rows];
			found.claims.forEach((row, index) => {
				rows[page * PAGE + index] = row;
			});
			const end = page * PAGE + found.claims.length;
			// Past the number that was counted, a page that is not full is the last one.
			this.isMore = found.isMore && (end < found.total || found.claims.length === PAGE);
			if (!found.isMore) rows.length = found.total;
			else if (!this.isMore) rows.length = end;
			else rows.length = Math.max(found.total, rows.length, end < found.total ? 0 : end + PAGE);
			this.rows = rows;
			this.total = this.isMore ? Math.max(found.total, end) : rows.length;
		} catch (error) {
			if (round !== this.#round) return;
			this.#asked.delete(page);
			this.problem = asCommandError(error);
			if (fresh) {
				this.rows = [];
				this.total = 0;
				this.isMore = false;
			}
		}
		this.phase = 'ready';
		this.onRows(this.rows.filter((row) => row !== undefined));
	}
}
