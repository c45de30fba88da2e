import { asCommandError, type Call, type Input } from '$lib/call';
import type { ErrorCode, Message, ReportExported, ReportFormat, ReportPreview } from '$lib/generated/api';
import type { Shell } from '$lib/shell';

/** The forms offered, the one most used first. */
export const formats: ReportFormat[] = ['html', 'markdown', 'claim_review', 'csv', 'json'];

/** The state behind the report dialog: a preview as it would be written, and where to. */
export class ReportState {
	format = $state<ReportFormat>('html');
	lang = $state('');
	preview = $state.raw<ReportPreview | null>(null);
	path = $state('');
	phase = $state<'idle' | 'previewing' | 'writing'>('idle');
	problem = $state.raw<{ code: ErrorCode; says: Message } | null>(null);
	#folder: string | null = null;
	#round = 0;

	constructor(
		private readonly document: string,
		private readonly call: Call,
		private readonly shell: Pick<Shell, 'exportFolder' | 'chooseSavePath'>,
		private readonly onWritten: (written: ReportExported) => void,
	) {}

	/** Makes the preview again, for another form or language. */
	async refresh(): Promise<void> {
		this.#round += 1;
		const round = this.#round;
		this.phase = 'previewing';
		this.problem = null;
		try {
			this.#folder ??= await this.shell.exportFolder();
			const preview = await this.call('preview_report', this.#wanted());
			if (round !== this.#round) return;
			this.preview = preview;
			this.path = joinPath(this.#folder, preview.fileName);
		} catch (error) {
			if (round === this.#round) this.problem = asCommandError(error);
		} finally {
			if (round === this.#round) this.phase = 'idle';
		}
	}

	/** Lets the person choose the place with the system's own dialog. */
	async choosePath(): Promise<void> {
		const chosen = await this.shell.chooseSavePath(this.path);
		if (chosen) this.path = chosen;
	}

	async write(): Promise<void> {
		if (this.path.trim() === '' || this.phase !== 'idle') return;
		this.phase = 'writing';
		this.problem = null;
		try {
			this.onWritten(await this.call('export_report', { ...this.#wanted(), path: this.path.trim() }));
		} catch (error) {
			this.problem = asCommandError(error);
		} finally {
			this.phase = 'idle';
		}
	}

	#wanted(): Input<'preview_report'> {
		return {
			document: this.document,
			format: this.format,
			...(this.lang ? { lang: this.lang } : {}),
		};
	}
}

function joinPath(folder: string, name: string): string {
	if (folder === '') return name;
	const sign = folder.includes('\\') ? '\\' : '/';
	return folder.endsWith(sign) ? folder + name : folder + sign + name;
}
