using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>One version of an order, inside its transaction.</summary>
internal sealed class PublishStep
{
    private readonly PortalDb _db;
    private readonly PublicationDraft _draft;
    private readonly Item _item;
    private readonly ItemVersion _version;
    private readonly List<Publication> _before;

    private PublishStep(PortalDb db, PublicationDraft draft, Item item, ItemVersion version, List<Publication> before) =>
        (_db, _draft, _item, _version, _before) = (db, draft, item, version, before);

    public static async Task<PublishStep> LoadAsync(PortalDb db, PublicationDraft draft, CancellationToken cancel)
    {
        var version = await db.Versions.SingleAsync(row => row.Id == draft.Version, cancel);
        var item = await db.Items.SingleAsync(row => row.Id == draft.Item, cancel);
        var before = await db.Publications
            .Where(row => row.ItemId == draft.Item && row.Language == draft.Language && row.Channel == draft.Channel).ToListAsync(cancel);
        return new(db, draft, item, version, before);
    }

    /// <summary>Pressed twice: nothing to do. Screens are signed for anew each time, e.g. for a screen class that was added since.</summary>
    public bool IsDone(PublicationSpan span, DateTimeOffset now) =>
        _draft.Channel == Channel.Portal
        && Line.LiveAt(now) is { } live && live.VersionId == _version.Id && live.End == span.Until
        && span.From <= now && live.RiskClass == _item.RiskClass;

    public async Task<IEnumerable<PublicationChanged>> ApplyAsync(PublicationSpan span, Person by, DateTimeOffset now, CancellationToken cancel)
    {
        var line = Line;
        line.DemandNotOvertaken(_version, now);
        span = PublicationSpan.Beginning(line.Earliest(now), span.From, span.Until);
        line.GiveWay(span, by, now);
        var publication = _version.Publish(_draft.Id, _item, _draft.Channel, by, now, span, line.FirstPublished(now) ?? await SeenSinceAsync(cancel));
        await _db.AddAddressAsync(publication, cancel);
        await _db.ArchiveUnseenAsync([.. _before.Where(row => row.VersionId != _version.Id).Select(row => row.VersionId)], now, cancel);
        _db.Publications.Add(publication);
        return [new(_item.Id, _version.Language, _draft.Channel)];
    }

    /// <summary>What the old portal showed, readers have seen since then; screens never did.</summary>
    private async Task<DateTimeOffset?> SeenSinceAsync(CancellationToken cancel) => _draft.Channel != Channel.Portal ? null : await _db.Versions
        .Where(row => row.ItemId == _draft.Item && row.Language == _draft.Language && row.Imported)
        .OrderByDescending(row => row.Number).Select(row => row.SeenSince).FirstOrDefaultAsync(cancel);

    private PublicationLine Line => new(_before);
}
