/** A call that answers from the fixture, and remembers what it was asked. */
import { type Call, CommandError, type Input, type Output } from '$lib/call';
import type { Commands, ErrorCode } from '$lib/generated/api';
import type { Shell } from '$lib/shell';
import * as fixture from './fixture';

type Name = keyof Commands;
type Answers = { [C in Name]?: (input: Input<C>) => Output<C> | Promise<Output<C>> };

/** What was asked, in order. */
export interface Asked {
	command: Name;
	input: unknown;
}

/** A failure as the api gives it. */
export function failure(code: ErrorCode, what = 'what'): CommandError {
	return new CommandError({
		code,
		message: what,
		says: { id: `error-${code.replaceAll('_', '-')}`, args: { what } },
	});
}

const standard: Answers = {
	get_settings: () => fixture.settings,
	set_settings: (input) => ({ ...fixture.settings, ...input }),
	rating_scales: () => fixture.scales,
	desk_overview: () => fixture.overview,
	list_documents: () => ({
		documents: [{ ...fixture.story, nClaims: 3, nUndecided: 3 }],
		total: 1,
	}),
	get_document: () => fixture.story,
	get_claim: (input) => fixture.claimView(input.claim),
	get_source: () => fixture.source,
	queue: () => ({ claims: fixture.rows.slice(0, 3), total: 3, isMore: false }),
	search: () => ({ hits: [] }),
	save_draft: () => ({ atMs: 1 }),
	history: () => ({ events: [fixture.event] }),
	undo: () => ({ events: [fixture.event], undo: null, redo: fixture.event }),
	redo: () => ({ events: [fixture.event], undo: fixture.event, redo: null }),
	preview_report: () => ({
		content: '<!doctype html><title>Rapport</title>',
		mediaType: 'text/html',
		fileName: 'rapport.html',
		findings: [],
	}),
};

/** Makes a call; answers given stand in for the fixture's. */
export function fakeCall(answers: Answers = {}): { call: Call; asked: Asked[] } {
	const asked: Asked[] = [];
	const call: Call = async <C extends Name>(command: C, input: Input<C>) => {
		asked.push({ command, input });
		const answer: Answers[C] = answers[command] ?? standard[command];
		if (!answer) throw failure('unknown_command', command);
		return answer(input);
	};
	return { call, asked };
}

/** A shell without a computer behind it. */
export const fakeShell: Shell = {
	stageFile: async (file) => `/tmp/${file.name}`,
	exportFolder: async () => '/home/åse/Dokumenter',
	chooseSavePath: async () => null,
	takeOpened: async () => [],
	onOpened: async () => () => {},
};
