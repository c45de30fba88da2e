import { expect, test } from 'vitest';
import { Offsets } from '$lib/offsets';
import { rows, story, text } from '../../test/fixture';
import { claimAt, marksOf, mentionAt } from './marks';

const all = { time: true, quantity: true, quote: true };
const offsets = new Offsets(text);
const placeOf = (words: string) => offsets.toPoint(text.indexOf(words));

test('what is set aside is not marked', () => {
	const marks = marksOf(story, 'c1', all, null).filter((mark) => mark.group.startsWith('claim'));
	expect(marks.map((mark) => offsets.slice(mark))).toEqual(
		rows.filter((row) => row.status !== 'set_aside').map((row) => row.text),
	);
	expect(marks.filter((mark) => mark.group === 'claim-chosen')).toHaveLength(1);
});

test('kinds can be switched off', () => {
	const groups = marksOf(story, null, { time: false, quantity: true, quote: false }, null).map(
		(m) => m.group,
	);
	expect(new Set(groups)).toEqual(new Set(['claim', 'quantity']));
});

test('the claim under the pointer is found behind an emoji', () => {
	expect(claimAt(rows, placeOf('stiger'))?.id).toBe('c1');
	expect(claimAt(rows, placeOf('Karen'))).toBeNull();
	expect(claimAt(rows, placeOf('god idé')), 'set aside').toBeNull();
});

test('a time inside a quote goes before the quote', () => {
	expect(mentionAt(story.mentions, placeOf('1. august'))?.kind).toBe('time');
	expect(mentionAt(story.mentions, placeOf('kommuner'))?.kind).toBe('quote');
});
