/** Modulus 11 over ten digits: weights 10 down to 2 over the first nine; 11 minus the remainder is the last, 11 counting as 0 and 10 as never. */
export function passesModulus11(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += Number(digits[place]) * (10 - place);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** Whether ten digits begin with a day of birth (DDMMYY), as Scotland's CHI numbers do. */
export function beginsWithBirthday(digits: string): boolean {
  return /^(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])/.test(digits);
}
