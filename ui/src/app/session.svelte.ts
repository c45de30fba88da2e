import { tick, untrack } from 'svelte';
import type { Call, Input } from '$lib/call';
import type {
	Reviewers,
	SentenceView,
	SetAsideReason,
	SpanView,
	Stance,
	Suggestion,
} from '$lib/generated/api';
import { say } from '$lib/i18n/say';
import { t } from '$lib/i18n/words.svelte';
import type { Shell } from '$lib/shell';
import { Toasts } from '$lib/toasts.svelte';
import { SeenState } from '../features/claim/seen.svelte';
import { SuggestionState } from '../features/claim/suggestions.svelte';
import { VerdictState } from '../features/claim/verdict.svelte';
import { WorkState } from '../features/claim/work.svelte';
import { ImportState } from '../features/importing/import.svelte';
import { OverviewState } from '../features/overview/overview.svelte';
import { PaletteState } from '../features/palette/palette.svelte';
import { QueueState } from '../features/queue/queue.svelte';
import { ReportState } from '../features/report/report.svelte';
import { AttachState } from '../features/source/attach.svelte';
import { LookState } from '../features/source/look.svelte';
import { SyncState } from '../features/source/sync.svelte';
import { CoverageState } from '../features/story/coverage.svelte';
import { Workbench } from './workbench.svelte';

/** The workbench and the states of the features around it, tied together. Made while a component starts. */
export class Session {
	readonly toasts = new Toasts();
	readonly bench: Workbench;
	readonly queue: QueueState;
	readonly palette: PaletteState;
	readonly figures: OverviewState;
	readonly importing: ImportState;
	readonly suggestions: SuggestionState;
	readonly seen: SeenState;
	readonly work: WorkState;
	readonly coverage: CoverageState;
	readonly sync: SyncState;
	readonly look: LookState;
	form = $state.raw<VerdictState | null>(null);
	attach = $state.raw<AttachState | null>(null);
	report = $state.raw<ReportState | null>(null);
	/** The passage to bring into view in its source. */
	shownPassage = $state.raw<(SpanView & { snapshot: string; id?: string }) | null>(null);
	/** What is selected in the story. */
	selected = $state.raw<SpanView | null>(null);
	/** Whether the words dialog is for a claim that is not there yet. */
	isAdding = $state(false);
	/** Whether the desk is open over the rest, where the window is narrow. */
	deskOpen = $state(false);
	#formKey = '';

	constructor(
		private readonly call: Call,
		private readonly shell: Shell,
	) {
		this.bench = new Workbench(call, this.toasts);
		this.queue = new QueueState(call, (rows) => {
			this.bench.queueOrder = rows;
			this.bench.queueTotal = this.queue.total;
		});
		this.figures = new OverviewState(call);
		this.suggestions = new SuggestionState(call);
		this.seen = new SeenState(call);
		this.work = new WorkState(call, () => this.bench.refresh());
		this.coverage = new CoverageState(call);
		this.palette = new PaletteState(call);
		this.sync = new SyncState(
			call,
			() => this.bench.refresh(),
			(problem) => this.toasts.problem(say(problem.says)),
		);
		this.look = new LookState(
			call,
			async (view) => {
				this.bench.source = view;
				await this.bench.refresh();
			},
			(problem) => this.toasts.problem(say(problem.says)),
		);
		this.importing = new ImportState(call, shell, async (imported) => {
			this.bench.dialog = null;
			await this.bench.refresh();
			await this.bench.openStory(imported.document);
			this.bench.saidDone(t('imported', { title: imported.title, n: imported.nClaims }));
		});
	}

	/** Keeps form, queue and dialogs in step with the workbench. */
	follow(): void {
		const { bench, queue } = this;
		// A form of its own for every claim and verdict; the words of the one before are kept first. New evidence leaves
		// the form alone, and so what is being written in it.
		$effect(() => {
			const view = bench.claim;
			const scales = bench.scales;
			untrack(() => {
				const last = view?.verdicts.at(-1);
				const key = view ? `${view.claim.id} ${view.verdicts.length} ${last?.state ?? ''}` : '';
				if (key === this.#formKey) return;
				void this.form?.keep();
				this.#formKey = key;
				this.form = view && scales ? new VerdictState(view, scales, this.call) : null;
			});
		});
		$effect(() => {
			const id = bench.claim?.claim.id ?? null;
			untrack(() => {
				this.suggestions.about(id);
				this.seen.about(id);
				this.work.about(id);
			});
		});
		$effect(() => {
			void bench.version;
			const story = bench.story?.id;
			if (story) untrack(() => void this.coverage.load(story));
		});
		// The queue asks again whenever it is shown, narrowed otherwise, or something changed.
		$effect(() => {
			void bench.version;
			const query = bench.query;
			if (bench.centre !== 'queue') return;
			untrack(() => {
				queue.query = query;
				void queue.reload();
			});
		});
		$effect(() => {
			void bench.version;
			const scales = bench.scales;
			if (bench.centre === 'overview' && scales) untrack(() => void this.figures.load(scales));
		});
		$effect(() => {
			const dialog = bench.dialog;
			untrack(() => {
				if (dialog === 'attach') this.#beginAttach();
				if (dialog === 'report') this.#beginReport();
				if (dialog !== 'palette') this.palette.hits = [];
			});
		});
	}

	#beginAttach(): void {
		const claim = this.bench.claim?.claim.id;
		if (!claim) return;
		this.attach = new AttachState(claim, this.call, this.shell, async (added) => {
			const { bench } = this;
			bench.dialog = null;
			await bench.refresh();
			bench.source = added.source;
			bench.centre = 'source';
			bench.saidDone(t('attached', { title: added.source.source.title ?? added.source.source.address }));
		});
	}

	#beginReport(): void {
		if (!this.bench.story) return;
		this.report = new ReportState(this.bench.story.id, this.call, this.shell, (written) => {
			this.bench.dialog = null;
			this.toasts.done(t('report-written', { file: written.file }));
		});
	}

	/** Saves what the form says and goes on to the next open claim. */
	async saveVerdict(publish: boolean): Promise<void> {
		const now = this.form;
		if (!now?.mode) return;
		if (now.missing) {
			this.toasts.announce(t(now.missing));
			if (now.rating) void this.focusReasoning();
			return;
		}
		const about = { claim: now.claim };
		const scale = now.scale ? { scale: now.scale.id } : {};
		const rating = now.rating ?? '';
		const { reasoning, note, mode } = now;
		now.sent();
		// The next claim's keys must not become letters of this one's field.
		if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
		let done = false;
		if (mode === 'give' && this.bench.claim?.process.mayDecide === false) {
			// The two-person rule: until enough have judged, what is written is one's own judgement.
			done = await this.bench.decide('assess', { ...about, ...scale, rating, reasoning });
		} else if (mode === 'give') {
			done = await this.bench.decide('give_verdict', { ...about, ...scale, rating, reasoning, publish });
		} else if (mode === 'correct') {
			done = await this.bench.change('correct_verdict', { ...about, ...scale, rating, reasoning, note });
		} else {
			done = await this.bench.change('withdraw_verdict', { ...about, note });
		}
		if (done) return;
		now.touched();
		void this.focusReasoning();
	}

	publishVerdict(): void {
		const claim = this.bench.claim?.claim.id;
		if (claim) void this.bench.change('publish_verdict', { claim });
	}

	/** Goes to the field where the verdict is reasoned. */
	async focusReasoning(): Promise<void> {
		const { form } = this;
		if (form && !form.mode) form.begin(form.isPublic ? 'correct' : 'give');
		await tick();
		document.querySelector<HTMLElement>('[data-test="reasoning"]')?.focus();
	}

	/** Shows a passage in its source. */
	async openPassage(source: string, passage: SpanView & { snapshot: string; id?: string }): Promise<void> {
		await this.bench.openSource(source, passage.snapshot);
		this.shownPassage = null;
		await tick();
		this.shownPassage = passage;
	}

	/** Makes a passage evidence for the claim shown. */
	async addEvidence(snapshot: string, passage: SpanView, stance: Stance): Promise<boolean> {
		const claim = this.bench.claim?.claim.id;
		if (!claim) return false;
		return this.bench.attempt(async () => {
			const { start, end } = passage;
			const evidence = await this.call('add_evidence', { claim, snapshot, start, end, stance });
			await this.bench.refresh();
			this.bench.saidDone(t('marked', { text: evidence.exact }));
		});
	}

	async markSuggested(suggestion: Suggestion, stance: Stance): Promise<void> {
		const done = await this.addEvidence(suggestion.snapshot, suggestion, stance);
		if (done) this.suggestions.list = this.suggestions.list.filter((one) => one !== suggestion);
	}

	/** Looks for passages that may speak to the claim, and goes to the first. */
	async suggest(): Promise<void> {
		await this.suggestions.look();
		await tick();
		document.querySelector<HTMLElement>('[data-test="suggestion"] button')?.focus();
	}

	/** Looks for what was seen before, and goes to the first. */
	async seenBefore(): Promise<void> {
		await this.seen.look();
		await tick();
		document.querySelector<HTMLElement>('[data-test="seen-match"] button, [data-test="seen-look"]')?.focus();
	}

	/** Begins to choose words in the story: for the claim shown, or for a new one. */
	chooseWords(isAdding: boolean): void {
		if (isAdding && this.selected) {
			void this.addClaim(this.selected);
			return;
		}
		this.isAdding = isAdding;
		this.bench.dialog = 'words';
	}

	/** Does one of the corrections of the claim shown; the dialog stays open where it was refused. */
	async correct<C extends 'change_bounds' | 'split_claim' | 'merge_claims' | 'set_reading'>(
		command: C,
		input: Input<C>,
	): Promise<boolean> {
		const done = await this.bench.change(command, input as never);
		if (done) this.bench.dialog = null;
		return done;
	}

	/** Makes a claim of words in the story, and goes to it. */
	async addClaim(span: SpanView): Promise<void> {
		const { bench } = this;
		const document = bench.story?.id;
		if (!document) return;
		const { start, end } = span;
		if (await bench.change('add_claim', { document, start, end })) {
			bench.dialog = null;
			getSelection()?.removeAllRanges();
		}
	}

	/** The claim that follows in the story and can be made one with the claim shown. */
	follows(): string | null {
		const claim = this.bench.claim?.claim;
		const rows = this.bench.story?.claims ?? [];
		const after = rows.filter((row) => claim && row.status !== 'set_aside' && row.start > claim.start);
		return after.sort((a, b) => a.start - b.start || a.end - b.end)[0]?.id ?? null;
	}

	/** Makes one claim of the claim shown and the one that follows it. */
	async merge(): Promise<void> {
		const claim = this.bench.claim?.claim.id;
		const other = this.follows();
		if (claim && other) await this.correct('merge_claims', { claim, with: other });
	}

	/** Gives the claim shown to somebody; `null`: to nobody. */
	async assign(to: string | null): Promise<void> {
		const claim = this.bench.claim?.claim.id;
		if (!claim) return;
		this.bench.dialog = null;
		await this.bench.attempt(async () => {
			await this.call('act_on_claims', { claims: [claim], act: { kind: 'assign', to } });
			await this.bench.refresh();
			const name = this.bench.claim?.claim.assignee;
			this.bench.saidDone(name ? t('assigned', { name }) : t('assigned-nobody'));
		});
	}

	/** Who has worked at the desk. */
	async reviewers(): Promise<Reviewers | null> {
		let found: Reviewers | null = null;
		await this.bench.attempt(async () => {
			found = await this.call('reviewers', {});
		});
		return found;
	}

	/** Goes to the next sentence that nobody has looked at. */
	nextOpenSentence(): void {
		const from = this.bench.pointed?.start ?? this.bench.claim?.claim.start ?? 0;
		const sentences = this.coverage.story?.sentences ?? [];
		const here = sentences.findLastIndex((one) => one.start <= from);
		const next = this.coverage.nextOpen(here);
		const sentence = next === null ? undefined : sentences[next];
		if (!sentence) {
			this.toasts.announce(t('map-all-done'));
			return;
		}
		this.goToSentence(sentence);
	}

	/** Shows a sentence, and its first claim where it has one. */
	goToSentence(sentence: SentenceView): void {
		const { bench } = this;
		bench.centre = 'story';
		const [first] = sentence.claims;
		const point = () => {
			bench.pointed = { start: sentence.start, end: sentence.end };
			this.toasts.announce(sentence.text);
		};
		if (first && bench.story) void bench.openClaim({ id: first, document: bench.story.id }).then(point);
		else point();
	}

	/** Sets aside what is selected in the queue, else the claim shown, which then gives way to the next open one. */
	setAside(reason: SetAsideReason): void {
		const { bench, queue } = this;
		const many = bench.centre === 'queue' ? [...queue.selected] : [];
		if (many.length > 0) {
			queue.clear();
			void bench.setAsideMany(many, reason);
		} else if (bench.claim) {
			void bench.decide('set_aside', { claim: bench.claim.claim.id, reason });
		}
	}

	/** Imports what the program was started with. */
	async importOpened(): Promise<void> {
		for (const path of await this.shell.takeOpened()) {
			await this.importing.submitPath(path);
			if (this.importing.problem) this.bench.dialog = 'import';
		}
	}

	/** Takes what was dropped: on the claim it is a source, anywhere else a story. */
	take(given: { text?: string; file?: File }, onClaim: boolean): void {
		if (onClaim && this.bench.claim) {
			this.bench.dialog = 'attach';
			void tick().then(() => this.attach?.take(given));
		} else {
			this.importing.take(given);
			this.bench.dialog = 'import';
		}
	}
}
