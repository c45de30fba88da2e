import type { Call, Input } from '$lib/call';
import type { ClaimView, RatingScales, RatingScaleView, VerdictView } from '$lib/generated/api';

/** How long after the last key a draft is kept. */
const DRAFT_AFTER_MS = 350;

/** What the form is for. */
export type VerdictMode = 'give' | 'correct' | 'withdraw';

/** The state behind the verdict form of one claim. What is typed is kept at once, so that a crash loses nothing. */
export class VerdictState {
	readonly claim: string;
	readonly scale: RatingScaleView | undefined;
	/** The verdict in force. */
	readonly inForce: VerdictView | null;
	rating = $state<string | null>(null);
	reasoning = $state('');
	note = $state('');
	mode = $state<VerdictMode | null>(null);
	/** Where the draft is: not begun, changed, kept. */
	draft = $state<'none' | 'pending' | 'kept'>('none');
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** What keeps the form from being sent, as a message key; `null` when nothing does. */
	readonly missing = $derived.by((): string | null => {
		if (this.mode !== 'withdraw' && !this.rating) return 'verdict-missing-rating';
		if (this.mode === 'give' && this.reasoning.trim() === '') return 'verdict-missing-reasoning';
		if (this.mode !== 'give' && this.note.trim() === '') return 'verdict-missing-note';
		return null;
	});

	constructor(
		view: ClaimView,
		scales: RatingScales,
		private readonly call: Call,
	) {
		this.claim = view.claim.id;
		const last = view.verdicts.at(-1);
		this.inForce = last && last.state !== 'superseded' ? last : null;
		const wanted = view.draft?.scale ?? this.inForce?.rating.scale ?? scales.current;
		this.scale = scales.scales.find((scale) => scale.id === wanted) ?? scales.scales[0];
		const draft = view.draft;
		this.rating = draft?.rating ?? this.inForce?.rating.id ?? null;
		this.reasoning = draft?.reasoning ?? this.inForce?.reasoning ?? '';
		this.draft = draft ? 'kept' : 'none';
		if (!this.inForce || this.inForce.state === 'withdrawn') this.mode = 'give';
		else if (draft) this.mode = this.inForce.state === 'published' ? 'correct' : 'give';
	}

	/** Chooses the nth rating, counted from 1, as the number keys do. */
	chooseNth(n: number): void {
		const rating = this.scale?.ratings[n - 1];
		if (rating) this.choose(rating.id);
	}

	choose(rating: string): void {
		if (!this.mode || this.mode === 'withdraw') this.begin(this.isPublic ? 'correct' : 'give');
		this.rating = rating;
		this.touched();
	}

	/** Opens the form for a change of a verdict that stands. */
	begin(mode: VerdictMode): void {
		this.mode = mode;
		this.note = '';
	}

	/** Closes the form again; the verdict that stands is untouched. */
	leave(): void {
		if (this.inForce && this.inForce.state !== 'withdrawn') this.mode = null;
	}

	readonly isPublic = $derived.by(() => this.inForce?.state === 'published');

	/** Keeps the draft soon; called on every key. */
	touched(): void {
		this.draft = 'pending';
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.keep(), DRAFT_AFTER_MS);
	}

	/** Keeps the draft now. A failure leaves it pending, so that the next key tries again. */
	async keep(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.draft !== 'pending') return;
		const input: Input<'save_draft'> = { claim: this.claim, reasoning: this.reasoning };
		if (this.scale) input.scale = this.scale.id;
		if (this.rating) input.rating = this.rating;
		try {
			await this.call('save_draft', input);
			this.draft = 'kept';
		} catch {
			this.draft = 'pending';
		}
	}

	/** Stops the clock without keeping anything: the form was sent. */
	sent(): void {
		clearTimeout(this.#timer);
		this.draft = 'none';
	}
}
