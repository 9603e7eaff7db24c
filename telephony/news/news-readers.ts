import type { TempStore } from '@/lib/config-store/port';
import type { Stores } from '@/telephony/store/open-stores';
import { agentNews } from './agent-news';
import type { NewsReaders } from './hear-news';
import { queueNews } from './queue-news';
import { wishNews } from './wish-news';

type NewsStores = Pick<Stores, 'agentStates' | 'phoneWishes'>;

/** By event subclass; each is among PORT_SUBCLASSES. `onChange`: there is something to push now. */
export function newsReaders(
  { agentStates, phoneWishes }: NewsStores,
  contents: TempStore,
  onChange: () => void,
): NewsReaders {
  return {
    'pbx::agent': agentNews(agentStates, onChange),
    'pbx::queue': queueNews(contents),
    'pbx::wish': wishNews(phoneWishes, onChange),
  };
}
