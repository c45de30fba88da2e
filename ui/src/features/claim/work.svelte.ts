import { asCommandError, type Call } from '$lib/call';
import type { ChecklistItem, CheckState, ErrorCode, Message, ReasoningTemplate } from '$lib/generated/api';

/** What to look into before a claim is decided, and ways to begin its reasoning. Asked for when they are opened. */
export class WorkState {
	items = $state.raw<ChecklistItem[]>([]);
	templates = $state.raw<ReasoningTemplate[]>([]);
	problem = $state.raw<{ code: ErrorCode; says: Message } | null>(null);
	readonly nAnswered = $derived(this.items.filter((item) => item.state !== null).length);
	#claim: string | null = null;

	constructor(
		private readonly call: Call,
		/** Told after an answer, which is a step of the desk's. */
		private readonly changed: () => Promise<void>,
	) {}

	/** Turns to another claim. */
	about(claim: string | null): void {
		if (claim === this.#claim) return;
		this.#claim = claim;
		this.items = [];
		this.templates = [];
		this.problem = null;
	}

	/** Asks for the points of the checklist. */
	async loadChecklist(): Promise<void> {
		await this.#ask(async (claim) => {
			const { items } = await this.call('checklist', { claim });
			if (claim === this.#claim) this.items = items;
		});
	}

	/** Answers a point; the same answer again takes it away. */
	async answer(item: ChecklistItem, state: CheckState): Promise<void> {
		await this.#ask(async (claim) => {
			const answer = item.state === state ? {} : { state };
			const { items } = await this.call('answer_check', { claim, item: item.id, ...answer });
			if (claim === this.#claim) this.items = items;
			await this.changed();
		});
	}

	/** Asks for the ways to begin, once a claim. */
	async loadTemplates(): Promise<void> {
		if (this.templates.length > 0) return;
		await this.#ask(async (claim) => {
			const { templates } = await this.call('reasoning_templates', { claim });
			if (claim === this.#claim) this.templates = templates;
		});
	}

	async #ask(work: (claim: string) => Promise<void>): Promise<void> {
		const claim = this.#claim;
		if (!claim) return;
		this.problem = null;
		try {
			await work(claim);
		} catch (error) {
			if (claim === this.#claim) this.problem = asCommandError(error);
		}
	}
}
