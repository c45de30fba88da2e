import { asCommandError, type Call } from '$lib/call';
import { hostOf } from '$lib/format';
import type { ErrorCode, Message, SourceAdded, SourceOrigin } from '$lib/generated/api';
import type { Shell } from '$lib/shell';

/** The state behind «attach a source». The address stays in the field until the source is attached. */
export class AttachState {
	address = $state('');
	file = $state.raw<File | null>(null);
	phase = $state<'idle' | 'fetching'>('idle');
	problem = $state.raw<{ code: ErrorCode; says: Message } | null>(null);

	readonly canSubmit = $derived(this.phase === 'idle' && (this.file !== null || this.address.trim() !== ''));
	/** The host that could be allowed, where that is what stood in the way. */
	readonly blockedHost = $derived(
		this.problem?.code === 'address_not_allowed' ? hostOf(this.address.trim()) : null,
	);

	constructor(
		private readonly claim: string,
		private readonly call: Call,
		private readonly shell: Pick<Shell, 'stageFile'>,
		private readonly onAttached: (added: SourceAdded) => Promise<void>,
	) {}

	/** Takes what was dropped: a file, else an address. */
	take(given: { text?: string; file?: File }): void {
		this.problem = null;
		this.file = given.file ?? null;
		this.address = given.text?.trim() ?? '';
	}

	/** Fetches the page (or takes the file) and ties it to the claim; `allowHost` lets one host be asked this once. */
	async submit(allowHost?: string): Promise<void> {
		if (!this.canSubmit) return;
		this.phase = 'fetching';
		this.problem = null;
		try {
			const allow = allowHost ? { allowHosts: [allowHost.replace(/:\d+$/, '')] } : {};
			const added = await this.call('add_source', {
				claim: this.claim,
				from: await this.#origin(),
				...allow,
			});
			this.address = '';
			this.file = null;
			await this.onAttached(added);
		} catch (error) {
			this.problem = asCommandError(error);
		} finally {
			this.phase = 'idle';
		}
	}

	async #origin(): Promise<SourceOrigin> {
		if (this.file) return { kind: 'file', path: await this.shell.stageFile(this.file) };
		return { kind: 'url', url: this.address.trim() };
	}
}
