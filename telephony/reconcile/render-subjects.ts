import {
  ANY_NUMBER,
  dialplanKey,
  renderExtensionDocument,
  renderNumberDocument,
  type DialplanNumber,
} from '@/telephony/render/dialplan';
import { directoryKey, renderDirectoryDocument } from '@/telephony/render/directory';
import { renderFallbackDocument } from '@/telephony/render/fallback-dialplan';
import {
  renderDomainRow,
  renderExtensionAliasRows,
  renderHomeRow,
  renderNumberAliasRows,
  renderSubscriberRows,
  type ProxyRow,
} from '@/telephony/render/kamailio-rows';
import type {
  DesiredExtension,
  DesiredOutgoing,
  DesiredTenant,
} from '@/telephony/store/desired-store';
import { desiredDocument, type DesiredDocument } from './plan-documents';

/** What one subject makes: documents for the media nodes, rows for the entry node. */
export interface Rendered {
  owner: string;
  documents: DesiredDocument[];
  rows: ProxyRow[];
}

export const ownerOf = {
  extension: (id: string): string => `extension:${id}`,
  number: (id: string): string => `number:${id}`,
  tenant: (id: string): string => `tenant:${id}`,
};

export function renderExtension(tenant: DesiredTenant, extension: DesiredExtension): Rendered {
  const owner = ownerOf.extension(extension.id);
  const { devices } = extension;
  const directory = devices.flatMap((device) => {
    const xml = renderDirectoryDocument(tenant, extension, device);
    return xml === null
      ? []
      : [desiredDocument(directoryKey(tenant.sipDomain, device.username), owner, xml)];
  });
  return {
    owner,
    documents: [
      desiredDocument(
        dialplanKey(tenant.sipDomain, extension.number),
        owner,
        renderExtensionDocument(tenant, extension, devices),
      ),
      ...directory,
    ],
    rows: [
      ...renderSubscriberRows(tenant, [extension], devices),
      ...renderExtensionAliasRows(tenant, [extension], devices),
    ],
  };
}

export function renderNumber(tenant: DesiredTenant, number: DialplanNumber): Rendered {
  const owner = ownerOf.number(number.id);
  return {
    owner,
    documents: [
      desiredDocument(
        dialplanKey(tenant.sipDomain, number.e164),
        owner,
        renderNumberDocument(tenant, number),
      ),
    ],
    rows: renderNumberAliasRows(tenant, [number]),
  };
}

/** The tenant's own: what nobody else answers for. */
export function renderTenant(tenant: DesiredTenant, outgoing: DesiredOutgoing): Rendered {
  const owner = ownerOf.tenant(tenant.id);
  const home = renderHomeRow(tenant);
  const xml = renderFallbackDocument(tenant, {
    trunk: outgoing.trunkSetId === null ? null : { setId: outgoing.trunkSetId },
    defaultCallerId: outgoing.defaultCallerId,
  });
  return {
    owner,
    documents: [desiredDocument(dialplanKey(tenant.sipDomain, ANY_NUMBER), owner, xml)],
    rows: [renderDomainRow(tenant), ...(home ? [home] : [])],
  };
}
