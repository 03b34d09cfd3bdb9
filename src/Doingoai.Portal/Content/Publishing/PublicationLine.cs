using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Content.Publishing;

/// <summary>
/// All publications of an item in a language on a channel. At most one of them is live at any instant: the last decision
/// holds for its span, and what it overlaps gives way.
/// </summary>
internal sealed class PublicationLine(IReadOnlyList<Publication> publications)
{
    public Publication? LiveAt(DateTimeOffset at) => publications.SingleOrDefault(publication => publication.IsLiveAt(at));

    public IEnumerable<Publication> OpenAt(DateTimeOffset at) => publications.Where(publication => publication.IsOpenAt(at));

    public DateTimeOffset? FirstPublished(DateTimeOffset now) =>
        publications.Where(publication => publication.From <= now && !(publication.End <= publication.From)).Min(publication => (DateTimeOffset?)publication.FirstPublished);

    /// <summary>A recall covers everything published up to its instant, so what comes after begins after it.</summary>
    public DateTimeOffset Earliest(DateTimeOffset now) =>
        publications.Where(publication => publication.EndReason == EndReason.Recalled).Max(publication => publication.EndedAt) is { } recalled && recalled >= now
            ? recalled.AddMilliseconds(1)
            : now;

    /// <summary>Refuses a version that a later one has overtaken on this channel.</summary>
    public void DemandNotOvertaken(ItemVersion version, DateTimeOffset now)
    {
        if (OpenAt(now).Any(open => open.VersionNumber > version.Number)) throw new RuleException("version.overtaken");
    }

    /// <summary>Makes room for <paramref name="span"/>.</summary>
    public void GiveWay(PublicationSpan span, Person by, DateTimeOffset now)
    {
        foreach (var open in OpenAt(now))
        {
            if (open.From < span.From) open.EndBy(span.From, EndReason.Replaced, by);
            else if (span.Until is null || open.From < span.Until) open.EndBy(now, EndReason.Replaced, by);
        }
    }

    public void Recall(Person by, DateTimeOffset now)
    {
        foreach (var open in OpenAt(now).ToList()) open.EndBy(now, EndReason.Recalled, by);
    }
}
