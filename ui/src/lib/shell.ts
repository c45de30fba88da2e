/** What only the shell can do: keep a dropped file where it can be read, name a folder, ask where to save. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { save } from '@tauri-apps/plugin-dialog';

export interface Shell {
	/** Hands over a file's bytes and gets the path under which a command can read it. */
	stageFile(file: File): Promise<string>;
	/** The folder to propose for reports. */
	exportFolder(): Promise<string>;
	/** Asks where to save; `null` when the person thinks better of it. */
	chooseSavePath(proposed: string): Promise<string | null>;
	/** Files that the program was started with, or that a second start handed over. */
	takeOpened(): Promise<string[]>;
	/** Calls back when a second start hands files over. */
	onOpened(then: () => void): Promise<() => void>;
}

export const shell: Shell = {
	async stageFile(file) {
		const bytes = new Uint8Array(await file.arrayBuffer());
		return invoke('stage_file', bytes, { headers: { name: encodeURIComponent(file.name) } });
	},
	exportFolder: () => invoke('export_folder'),
	chooseSavePath: (proposed) => save({ defaultPath: proposed }),
	takeOpened: () => invoke('take_opened'),
	onOpened: (then) => listen('opened', then),
};
