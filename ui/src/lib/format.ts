/** Small pieces of text made for the eye. */
import { words } from './i18n/words.svelte';

/** A moment as day and time of the reader's own clock. */
export function moment(ms: number): string {
	return new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
}

/** A moment as a day. */
export function day(ms: number): string {
	return new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium' }).format(ms);
}

/** A month written `2026-05`, as «maj 2026». */
export function monthName(month: string): string {
	const [year = 1970, nth = 1] = month.split('-').map(Number);
	return new Intl.DateTimeFormat(words.locale, { month: 'short', year: 'numeric' }).format(
		new Date(year, nth - 1, 1),
	);
}

/** A number grouped as the language does. */
export function count(value: number): string {
	return new Intl.NumberFormat(words.locale).format(value);
}

/** A share from 0 to 1 as a whole percentage. */
export function percent(share: number): string {
	return new Intl.NumberFormat(words.locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** The host of an address with its port, or `null` where it has none. */
export function hostOf(address: string): string | null {
	try {
		return new URL(address).host || null;
	} catch {
		return null;
	}
}

/** An address as a reader wants it: without scheme and trailing slash. */
export function shortAddress(address: string): string {
	return address.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '');
}

/** Whether something pasted or dropped is meant as an address. */
export function isAddress(text: string): boolean {
	return /^https?:\/\/\S+$/i.test(text.trim());
}

/** The name of a language in the window's language, such as «dansk». */
export function languageName(tag: string): string {
	try {
		return new Intl.DisplayNames(words.locale, { type: 'language' }).of(tag) ?? tag;
	} catch {
		return tag;
	}
}
