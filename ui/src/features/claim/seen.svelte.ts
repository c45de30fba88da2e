import { asCommandError, type Call } from '$lib/call';
import type { ErrorCode, Message, SeenMatch } from '$lib/generated/api';

/** So many look-alikes are shown: what follows is hardly alike. */
const MOST = 6;

/** Earlier claims and fact-checks of others that look like a claim. Looked for when asked, thrown away with the claim. */
export class SeenState {
	list = $state.raw<SeenMatch[]>([]);
	phase = $state<'idle' | 'looking' | 'found'>('idle');
	problem = $state.raw<{ code: ErrorCode; says: Message } | null>(null);
	#claim: string | null = null;

	constructor(private readonly call: Call) {}

	/** Forgets what was found for another claim. */
	about(claim: string | null): void {
		if (claim === this.#claim) return;
		this.#claim = claim;
		this.list = [];
		this.problem = null;
		this.phase = 'idle';
	}

	/** Looks through the desk; an answer about a claim that was left is thrown away. */
	async look(): Promise<void> {
		const claim = this.#claim;
		if (!claim || this.phase === 'looking') return;
		this.phase = 'looking';
		await this.#take(claim, () => this.call('seen_before', { claim, limit: MOST }));
	}

	/** Says whether a look-alike says the same. */
	async judge(match: SeenMatch, isSame: boolean): Promise<void> {
		const claim = this.#claim;
		if (!claim) return;
		await this.#take(claim, () => this.call('judge_match', { claim, other: idOf(match), isSame }));
	}

	async #take(claim: string, ask: () => Promise<{ matches: SeenMatch[] }>): Promise<void> {
		this.problem = null;
		try {
			const found = await ask();
			if (claim !== this.#claim) return;
			this.list = found.matches.slice(0, MOST);
		} catch (error) {
			if (claim !== this.#claim) return;
			this.problem = asCommandError(error);
		}
		this.phase = 'found';
	}
}

/** Names the claim or fact-check of a match. */
export function idOf(match: SeenMatch): string {
	return match.other.kind === 'claim' ? match.other.claim.id : match.other.review.id;
}
