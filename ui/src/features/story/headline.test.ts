import { expect, test } from 'vitest';
import { headlineOf } from './headline';

test('a title that is the first line is read there', () => {
	expect(headlineOf('Færgen bliver dyrere', '\n\nFærgen  bliver dyrere \n\nPrisen stiger.')).toBe(
		'first line',
	);
});

test('a title made of the first words is not said before them', () => {
	expect(headlineOf('Prisen stiger.', 'Prisen stiger. Det er dyrt.')).toBe('first words');
	expect(headlineOf('Prisen på en returbillet …', 'Prisen på en returbillet stiger fra 1. maj.')).toBe(
		'first words',
	);
});

test('a title of its own stands apart', () => {
	expect(headlineOf('Dyrere færge', 'Færgen bliver dyrere')).toBe('apart');
	expect(headlineOf('Færgen', 'Færgen bliver dyrere'), 'a word of the line is not the line').toBe('apart');
	expect(headlineOf('', '')).toBe('apart');
	expect(headlineOf('…', 'Færgen')).toBe('apart');
});
