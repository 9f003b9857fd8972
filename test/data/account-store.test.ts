import { expect, test } from 'vitest';
import { branchRef } from '../../shared/data/directory/branch.ts';
import { countingsOf } from '../../shared/data/figures/account-store.ts';
import { accountRef } from '../../shared/data/figures/figures-store.ts';
import { newAccount } from '../../shared/domain/figures/account.ts';
import { type Held, loadedOf } from '../support/loaded-table.ts';

const branchId = 'grp1.br1';
const place = { groupId: 'grp1', regionId: 'east', brand: '大众' };
const branch = { id: branchId, code: 'SH01', name: '测试店', timeZone: 'Asia/Shanghai', ...place };

test('STAT-5 figures stand where the directory has the branch by now; where it has none, where they stood', () => {
  const account = { ...newAccount, version: 3, place: { ...place, regionId: 'south' } };
  const accountOf = (...held: Held[]) => countingsOf(branchId, [], loadedOf(...held)).account;
  expect(accountOf([accountRef(branchId), account], [branchRef(branchId), branch])).toEqual({
    ...account,
    place,
  });
  expect(accountOf([accountRef(branchId), account])).toEqual(account);
  expect(accountOf([branchRef(branchId), branch])).toEqual({ ...newAccount, place });
  expect(accountOf()).toEqual(newAccount);
});
