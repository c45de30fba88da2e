import { asCommandError, type Call } from '$lib/call';
import type {
	ClaimRow,
	ErrorCode,
	HistoryEvent,
	Message,
	RatingScales,
	RatingView,
} from '$lib/generated/api';

/** So many claims and events are looked at for what is told by speaker, month and day. */
const MOST = 500;
/** Days of the pace. */
const DAYS = 14;
const DAY_MS = 86_400_000;

/** Claims of one speaker. */
export interface SpeakerTally {
	name: string;
	nClaims: number;
	nDecided: number;
}

/** Deadlines that fall into one month, written `2026-05`. */
export interface MonthTally {
	month: string;
	nOpen: number;
	nDecided: number;
}

/** Claims finished on one day, at its midnight. */
export interface DayTally {
	dayMs: number;
	n: number;
}

/** The desk in figures: verdicts by rating, claims by speaker, deadlines by month, and the pace of the last days. */
export class OverviewState {
	ratings = $state.raw<{ rating: RatingView; n: number }[]>([]);
	speakers = $state.raw<SpeakerTally[]>([]);
	months = $state.raw<MonthTally[]>([]);
	days = $state.raw<DayTally[]>([]);
	phase = $state<'loading' | 'ready'>('loading');
	problem = $state.raw<{ code: ErrorCode; says: Message } | null>(null);
	#round = 0;

	constructor(
		private readonly call: Call,
		private readonly now: () => number = Date.now,
	) {}

	/** Counts anew. */
	async load(scales: RatingScales): Promise<void> {
		this.#round += 1;
		const round = this.#round;
		const scale = scales.scales.find((one) => one.id === scales.current);
		try {
			const [rated, all, due, history] = await Promise.all([
				Promise.all(
					(scale?.ratings ?? []).map(async (rating) => ({
						rating,
						n: (await this.call('queue', { query: `rating:${rating.id}`, limit: 1 })).total,
					})),
				),
				this.call('queue', { limit: MOST }),
				this.call('queue', { query: 'type:deadline', sort: 'deadline', limit: MOST }),
				this.call('history', { limit: MOST }),
			]);
			if (round !== this.#round) return;
			this.ratings = rated;
			this.speakers = bySpeaker(all.claims);
			this.months = byMonth(due.claims);
			this.days = byDay(history.events, this.now());
			this.problem = null;
		} catch (error) {
			if (round === this.#round) this.problem = asCommandError(error);
		}
		if (round === this.#round) this.phase = 'ready';
	}
}

function isDecided(row: ClaimRow): boolean {
	return row.status !== 'open' && row.status !== 'in_review' && row.status !== 'set_aside';
}

/** Who said how much, the most quoted first. */
export function bySpeaker(rows: readonly ClaimRow[]): SpeakerTally[] {
	const tallies = new Map<string, SpeakerTally>();
	for (const row of rows) {
		if (!row.speaker || row.speaker.anonymous) continue;
		const { name } = row.speaker;
		const tally = tallies.get(name) ?? { name, nClaims: 0, nDecided: 0 };
		tally.nClaims += 1;
		if (isDecided(row)) tally.nDecided += 1;
		tallies.set(name, tally);
	}
	return [...tallies.values()].sort((one, other) => other.nClaims - one.nClaims).slice(0, 8);
}

/** Deadlines by the month in which they end. An end is the first moment after it, so the month is the one before. */
export function byMonth(rows: readonly ClaimRow[]): MonthTally[] {
	const tallies = new Map<string, MonthTally>();
	for (const row of rows) {
		const end = row.deadline?.to;
		if (!end) continue;
		const month = monthBefore(end);
		const tally = tallies.get(month) ?? { month, nOpen: 0, nDecided: 0 };
		if (isDecided(row)) tally.nDecided += 1;
		else tally.nOpen += 1;
		tallies.set(month, tally);
	}
	return [...tallies.values()].sort((one, other) => one.month.localeCompare(other.month));
}

/** The month of the moment before this one, which may be written as a year, a month, a day or a time. */
function monthBefore(end: string): string {
	const [year = 1970, month = 1, day = 1, hour = 0, minute = 0] = end.split(/[-T:]/).map(Number);
	return new Date(Date.UTC(year, month - 1, day, hour, minute) - 1000).toISOString().slice(0, 7);
}

/** Claims finished on each of the last days, today last. */
export function byDay(events: readonly HistoryEvent[], nowMs: number): DayTally[] {
	const finishes = new Set(['verdict_given', 'verdict_given_and_published', 'claim_set_aside']);
	const today = startOfDay(nowMs);
	const days = Array.from({ length: DAYS }, (_, index) => ({
		dayMs: startOfDay(today - (DAYS - 1 - index) * DAY_MS + DAY_MS / 2),
		n: 0,
	}));
	for (const event of events) {
		if (!finishes.has(event.kind)) continue;
		const day = days.find((one) => one.dayMs === startOfDay(event.atMs));
		if (day) day.n += 1;
	}
	return days;
}

function startOfDay(ms: number): number {
	return new Date(ms).setHours(0, 0, 0, 0);
}
