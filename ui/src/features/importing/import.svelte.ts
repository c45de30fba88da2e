import { asCommandError, type Call } from '$lib/call';
import { hostOf, isAddress } from '$lib/format';
import type { ErrorCode, Imported, Message } from '$lib/generated/api';
import type { Shell } from '$lib/shell';

/** Where a story comes from. */
export type ImportFrom = 'text' | 'file' | 'url';

/** The state behind «import a story». What was typed stays until the story is in. */
export class ImportState {
	from = $state<ImportFrom>('text');
	text = $state('');
	address = $state('');
	file = $state.raw<File | null>(null);
	title = $state('');
	published = $state('');
	lang = $state('');
	origin = $state('');
	phase = $state<'idle' | 'importing'>('idle');
	problem = $state.raw<{ code: ErrorCode; says: Message } | null>(null);

	readonly canSubmit = $derived(
		this.phase === 'idle' &&
			(this.from === 'text'
				? this.text.trim() !== ''
				: this.from === 'url'
					? this.address.trim() !== ''
					: this.file !== null),
	);
	/** The host that could be allowed, where that is what stood in the way. */
	readonly blockedHost = $derived(
		this.problem?.code === 'address_not_allowed' ? hostOf(this.address.trim()) : null,
	);

	constructor(
		private readonly call: Call,
		private readonly shell: Pick<Shell, 'stageFile'>,
		private readonly onImported: (imported: Imported) => Promise<void>,
	) {}

	/** Takes what was dropped or pasted: an address, a file, or words. */
	take(given: { text?: string; file?: File }): void {
		this.problem = null;
		if (given.file) {
			this.from = 'file';
			this.file = given.file;
		} else if (given.text !== undefined && isAddress(given.text)) {
			this.from = 'url';
			this.address = given.text.trim();
		} else if (given.text !== undefined) {
			this.from = 'text';
			this.text = given.text;
		}
	}

	/** Imports; `allowHost` lets one host be asked this once. */
	async submit(allowHost?: string): Promise<void> {
		if (!this.canSubmit) return;
		this.phase = 'importing';
		this.problem = null;
		try {
			const imported = await this.#import(allowHost);
			this.#clear();
			await this.onImported(imported);
		} catch (error) {
			this.problem = asCommandError(error);
		} finally {
			this.phase = 'idle';
		}
	}

	/** Imports a file that lies on this machine already. */
	async submitPath(path: string): Promise<void> {
		this.phase = 'importing';
		this.problem = null;
		try {
			await this.onImported(await this.call('import_file', { path }));
		} catch (error) {
			this.from = 'file';
			this.problem = asCommandError(error);
		} finally {
			this.phase = 'idle';
		}
	}

	async #import(allowHost?: string): Promise<Imported> {
		const known = given({
			title: this.title,
			published: this.published,
			lang: this.lang,
			origin: this.origin,
		});
		if (this.from === 'text') return this.call('import_text', { text: this.text, ...known });
		if (this.from === 'url') {
			const allow = allowHost ? { allowHosts: [hostName(allowHost)] } : {};
			return this.call('import_url', { url: this.address.trim(), ...known, ...allow });
		}
		const file = this.file;
		if (!file) throw new Error('no file was chosen');
		const path = await this.shell.stageFile(file);
		return this.call('import_file', { path, origin: file.name, ...known });
	}

	#clear(): void {
		this.text = '';
		this.address = '';
		this.file = null;
		this.title = '';
		this.published = '';
		this.lang = '';
		this.origin = '';
	}
}

/** A host without its port: what is allowed is the machine. */
export function hostName(host: string): string {
	return host.replace(/:\d+$/, '');
}

function given<K extends string>(fields: Record<K, string>): Partial<Record<K, string>> {
	const kept: Partial<Record<K, string>> = {};
	for (const [name, value] of Object.entries<string>(fields)) {
		if (value.trim() !== '') kept[name as K] = value.trim();
	}
	return kept;
}
