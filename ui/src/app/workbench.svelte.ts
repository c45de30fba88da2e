import { asCommandError, type Call, type CommandError, type Input, type Output } from '$lib/call';
import type {
	ClaimRow,
	ClaimView,
	Commands,
	DeskOverview,
	DocumentRow,
	DocumentView,
	MentionView,
	RatingScales,
	SetAsideReason,
	Settings,
	SourceView,
	SpanView,
} from '$lib/generated/api';
import { say } from '$lib/i18n/say';
import { t } from '$lib/i18n/words.svelte';
import type { Toasts } from '$lib/toasts.svelte';

/** What fills the middle of the window. */
export type Centre = 'story' | 'queue' | 'source' | 'overview';
/** The dialog on top, where there is one. */
export type DialogName =
	| 'import'
	| 'report'
	| 'keys'
	| 'palette'
	| 'settings'
	| 'aside'
	| 'attach'
	| 'assign'
	| 'words'
	| 'value';

/** Commands that change a claim and give it back. */
type ClaimCommand = {
	[C in keyof Commands]: Commands[C]['output'] extends ClaimView ? C : never;
}[keyof Commands];

/** What the window shows, and what changes it. Holds no markup; features get pieces of it as props. */
export class Workbench {
	phase = $state<'starting' | 'ready' | 'failed'>('starting');
	failure = $state.raw<CommandError | null>(null);
	overview = $state.raw<DeskOverview | null>(null);
	settings = $state.raw<Settings | null>(null);
	scales = $state.raw<RatingScales | null>(null);
	stories = $state.raw<DocumentRow[]>([]);
	nStories = $state(0);
	story = $state.raw<DocumentView | null>(null);
	claim = $state.raw<ClaimView | null>(null);
	source = $state.raw<SourceView | null>(null);
	centre = $state<Centre>('story');
	dialog = $state<DialogName | null>(null);
	/** What the queue is narrowed to. */
	query = $state('');
	/** The order that «next» follows while the queue is shown. */
	queueOrder = $state.raw<ClaimRow[]>([]);
	/** How many claims the queue holds, those not asked for yet included. */
	queueTotal = $state(0);
	/** Goes up with every change at the desk, so that lists know to ask again. */
	version = $state(0);
	/** A place in the story to point at, as when a line of the reading is hovered. */
	pointed = $state.raw<SpanView | null>(null);
	/** The mention that was jumped to, with how it was read. */
	explained = $state.raw<MentionView | null>(null);

	/** Claims asked for ahead, so that the next one is there before it is wanted. */
	#ahead = new Map<string, Promise<ClaimView>>();
	/** Ends when the last walk from claim to claim has. */
	#turn: Promise<void> = Promise.resolve();
	/** Counts the refreshes; only the newest may change what is shown. */
	#round = 0;

	constructor(
		readonly call: Call,
		readonly toasts: Toasts,
	) {}

	/** The claims in the order that next and previous follow. */
	readonly order = $derived.by((): ClaimRow[] => {
		if (this.centre === 'queue') return this.queueOrder;
		return this.story?.claims.filter((row) => row.status !== 'set_aside') ?? [];
	});

	/** How many claims that order has in all. */
	readonly orderTotal = $derived(this.centre === 'queue' ? this.queueTotal : this.order.length);

	readonly canUndo = $derived(this.overview?.undo != null);
	readonly canRedo = $derived(this.overview?.redo != null);

	/** Loads the desk and opens its newest story. */
	async start(): Promise<void> {
		try {
			this.settings = await this.call('get_settings', {});
			this.scales = await this.call('rating_scales', {});
			await this.#loadDesk();
			const first = this.stories[0];
			if (first) await this.#loadStory(first.id);
			this.phase = 'ready';
		} catch (error) {
			this.failure = asCommandError(error);
			this.phase = 'failed';
		}
	}

	/** Shows a story, with its best open claim chosen. */
	async openStory(id: string): Promise<void> {
		await this.attempt(async () => {
			this.centre = 'story';
			await this.#loadStory(id);
		});
	}

	/** Shows a claim beside its story. */
	async openClaim(row: { id: string; document: string }): Promise<void> {
		await this.attempt(async () => {
			if (this.story?.id !== row.document) {
				const story = await this.call('get_document', { document: row.document });
				this.source = null;
				if (this.centre === 'source') this.centre = 'story';
				this.story = story;
			}
			await this.#loadClaim(row.id);
		});
	}

	/** Goes to the next (or previous) claim; only to open ones where asked. Keys pressed fast are done one by one. */
	step(by: 1 | -1, onlyOpen = false): Promise<void> {
		return this.inTurn(() => this.#step(by, onlyOpen));
	}

	/** Does something to the claim shown, then goes to the next one. */
	pick(work: (claim: string) => void): Promise<void> {
		return this.inTurn(async () => {
			if (this.claim) work(this.claim.claim.id);
			await this.#step(1, false);
		});
	}

	/** Does some work after the work that is under way. */
	inTurn(work: () => Promise<void>): Promise<void> {
		this.#turn = this.#turn.then(work);
		return this.#turn;
	}

	async #step(by: 1 | -1, onlyOpen: boolean): Promise<void> {
		const order = this.order;
		const at = order.findIndex((row) => row.id === this.claim?.claim.id);
		let to = at < 0 && by < 0 ? order.length - 1 : at + by;
		let row = order[to];
		while (onlyOpen && row && !isOpen(row)) {
			to += by;
			row = order[to];
		}
		if (!row) {
			this.toasts.announce(t(by > 0 ? 'claims-end' : 'claims-start'));
			return;
		}
		await this.openClaim(row);
		this.toasts.announce(t('claims-position', { n: to + 1, total: order.length, text: row.text }));
	}

	/** Changes the claim shown, and says what was done, with a way back. */
	async change<C extends ClaimCommand>(command: C, input: Input<C>): Promise<boolean> {
		return this.attempt(async () => {
			const view = (await this.call(command, input)) as Output<C> & ClaimView;
			this.claim = view;
			await this.refresh();
			this.saidDone(view.history[0] ? say(view.history[0].says) : t('done'));
		});
	}

	/** Finishes with the claim shown: changes it, and shows the next open one at once. */
	async decide<C extends ClaimCommand>(command: C, input: Input<C>): Promise<boolean> {
		const order = this.order;
		const at = order.findIndex((row) => row.id === this.claim?.claim.id);
		const next = order.slice(at + 1).find(isOpen) ?? order.slice(0, Math.max(at, 0)).find(isOpen);
		return this.attempt(async () => {
			const view = (await this.call(command, input)) as Output<C> & ClaimView;
			if (next) {
				if (this.centre === 'source') this.centre = 'story';
				await this.openClaim(next);
			} else {
				this.claim = view;
			}
			await this.refresh();
			const what = view.history[0] ? say(view.history[0].says) : t('done');
			this.saidDone(next ? what : t('done-all', { what }));
		});
	}

	/** Sets several claims aside, one after the other; the button takes all of them back. */
	async setAsideMany(claims: readonly string[], reason: SetAsideReason): Promise<void> {
		let n = 0;
		await this.attempt(async () => {
			for (const claim of claims) {
				await this.call('set_aside', { claim, reason });
				n += 1;
			}
		});
		await this.attempt(() => this.refresh());
		if (n > 0) this.saidDone(t('aside-many', { n }), n);
	}

	/** Says what was done, with a button that takes it back. */
	saidDone(text: string, steps = 1): void {
		this.toasts.done(text, { label: t('action-undo'), run: () => void this.undo(steps) });
	}

	/** Takes back the last change, and goes to the claim that it was about. */
	async undo(steps = 1): Promise<void> {
		await this.attempt(async () => {
			const taken = await this.call('undo', steps === 1 ? {} : { steps });
			await this.refresh();
			const what = taken.events[0];
			await this.#goTo(what?.subject);
			this.toasts.done(what ? say(what.says) : t('done'), {
				label: t('action-redo'),
				run: () => void this.redo(),
			});
		});
	}

	async redo(): Promise<void> {
		await this.attempt(async () => {
			const taken = await this.call('redo', {});
			await this.refresh();
			const what = taken.events[0];
			await this.#goTo(what?.subject);
			this.saidDone(what ? say(what.says) : t('done'));
		});
	}

	/** Points at the next (or previous) value of the claim in its text, and says how it was read. */
	jumpToMention(by: 1 | -1): void {
		const list = (this.claim?.mentions ?? []).filter((mention) => mention.reading.length > 0);
		if (list.length === 0) {
			this.toasts.announce(t('mentions-none'));
			return;
		}
		const now = list.findIndex((mention) => mention.index === this.explained?.index);
		const to = now < 0 ? (by === 1 ? 0 : list.length - 1) : (now + by + list.length) % list.length;
		const mention = list[to];
		if (!mention) return;
		this.centre = 'story';
		this.explained = mention;
		this.pointed = { start: mention.start, end: mention.end };
		this.toasts.announce(mention.reading.map(say).join(' '));
	}

	/** Stops pointing at anything. */
	letGo(): void {
		this.pointed = null;
		this.explained = null;
	}

	/**
	 * Asks for everything shown again, after something changed. What is gone is left. Who has gone on meanwhile stays
	 * there: an answer about what was shown before is thrown away, and so is one that a newer change has overtaken.
	 */
	async refresh(): Promise<void> {
		this.#round += 1;
		const round = this.#round;
		this.#ahead.clear();
		await this.#loadDesk();
		this.version += 1;
		const shown = this.story?.id;
		const still = shown && (await this.#orNull('get_document', { document: shown }));
		if (round !== this.#round || this.story?.id !== shown) return;
		if (still) {
			this.story = still;
			await this.#refreshClaim();
			this.#lookAhead();
		} else if (this.stories[0]) {
			await this.#loadStory(this.stories[0].id);
		} else {
			this.story = null;
			this.claim = null;
		}
		await this.#refreshSource();
	}

	async #refreshClaim(): Promise<void> {
		const claim = this.claim?.claim.id;
		const view = claim ? await this.#orNull('get_claim', { claim }) : null;
		if (this.claim?.claim.id !== claim) return;
		this.claim = view;
		if (!view) await this.#chooseBest();
	}

	async #refreshSource(): Promise<void> {
		const source = this.source;
		if (!source) return;
		const { id } = source.source;
		const view = await this.#orNull('get_source', { source: id, snapshot: source.snapshot });
		if (this.source !== source) return;
		this.source = view;
		if (!view && this.centre === 'source') this.centre = 'story';
	}

	/** Shows a source, at one of its snapshots or the newest. */
	async openSource(source: string, snapshot?: string): Promise<void> {
		await this.attempt(async () => {
			this.source = await this.call('get_source', snapshot ? { source, snapshot } : { source });
			this.centre = 'source';
		});
	}

	/** Shows the claim's first source, or the one after the source shown. */
	stepSource(): void {
		const list = this.claim?.sources ?? [];
		const shown = this.centre === 'source' ? list.findIndex((one) => one.id === this.source?.source.id) : -1;
		const next = list[(shown + 1) % Math.max(list.length, 1)];
		if (next) void this.openSource(next.id);
	}

	async changeSettings(input: Input<'set_settings'>): Promise<boolean> {
		return this.attempt(async () => {
			this.settings = await this.call('set_settings', input);
			if (input.ratingScale !== undefined) this.scales = await this.call('rating_scales', {});
		});
	}

	/** Shows the queue, narrowed where asked. */
	openQueue(query = ''): void {
		this.query = query;
		this.centre = 'queue';
	}

	/** Does some work; what goes wrong is said, and nothing else happens. */
	async attempt(work: () => Promise<void>): Promise<boolean> {
		try {
			await work();
			return true;
		} catch (error) {
			this.toasts.problem(say(asCommandError(error).says));
			return false;
		}
	}

	async #loadDesk(): Promise<void> {
		const [overview, page] = await Promise.all([
			this.call('desk_overview', {}),
			this.call('list_documents', { limit: 200 }),
		]);
		this.overview = overview;
		this.stories = page.documents;
		this.nStories = page.total;
	}

	async #loadStory(id: string): Promise<void> {
		this.story = await this.call('get_document', { document: id });
		this.source = null;
		if (this.centre === 'source') this.centre = 'story';
		await this.#chooseBest();
	}

	async #chooseBest(): Promise<void> {
		const best = bestOf(this.story?.claims ?? []);
		if (best) await this.#loadClaim(best.id);
		else this.claim = null;
	}

	async #loadClaim(id: string): Promise<void> {
		this.claim = await (this.#ahead.get(id) ?? this.call('get_claim', { claim: id }));
		this.letGo();
		this.#ahead.clear();
		this.#lookAhead();
	}

	/** Asks for the neighbours of the claim shown, so that going there waits for nothing. */
	#lookAhead(): void {
		const order = this.order;
		const at = order.findIndex((row) => row.id === this.claim?.claim.id);
		const nextOpen = order.slice(at + 1).find(isOpen);
		for (const row of [order[at + 1], order[at - 1], nextOpen]) {
			if (!row || this.#ahead.has(row.id)) continue;
			const asked = this.call('get_claim', { claim: row.id });
			// Unasked for, so its failure is nobody's news; it is asked for again when it is wanted.
			asked.catch(() => this.#ahead.delete(row.id));
			this.#ahead.set(row.id, asked);
		}
	}

	/** Goes to a claim or story, where it is one and there. */
	async #goTo(subject: string | null | undefined): Promise<void> {
		if (!subject || subject === this.claim?.claim.id) return;
		if (this.stories.some((row) => row.id === subject)) {
			if (this.story?.id !== subject) await this.openStory(subject);
			return;
		}
		const known = this.story?.claims.find((row) => row.id === subject);
		const row = known ?? (await this.#orNull('get_claim', { claim: subject }))?.claim;
		if (row) await this.openClaim(row);
	}

	async #orNull<C extends keyof Commands>(command: C, input: Input<C>): Promise<Output<C> | null> {
		try {
			return await this.call(command, input);
		} catch (error) {
			const { code } = asCommandError(error);
			if (code === 'document_missing' || code === 'claim_missing' || code === 'source_missing') return null;
			throw error;
		}
	}
}

/** Whether a claim still waits for a verdict. */
export function isOpen(row: ClaimRow): boolean {
	return row.status === 'open' || row.status === 'in_review';
}

/** The most checkable open claim, else the most checkable. */
export function bestOf(rows: ClaimRow[]): ClaimRow | undefined {
	const worth = rows.filter((row) => row.status !== 'set_aside');
	const open = worth.filter(isOpen);
	return (open.length > 0 ? open : worth).reduce<ClaimRow | undefined>(
		(best, row) => (best && best.checkable >= row.checkable ? best : row),
		undefined,
	);
}
