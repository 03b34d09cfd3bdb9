using Doingoai.Portal.Platform.Identity;

namespace Doingoai.Portal.Admin.Search;

/// <summary>Asks every module for what a person may see.</summary>
internal sealed class DeskSearch(IEnumerable<IDeskSearch> kinds, IAccess access)
{
    public const int LongestText = 100;

    private const int MostOfAKind = 6;

    public async Task<IReadOnlyList<DeskHits>> FindAsync(string? text, Person by, CancellationToken cancel)
    {
        var wanted = (text ?? "").Normalize().Trim();
        if (wanted.Length is 0 or > LongestText) return [];
        var found = new List<DeskHits>();
        foreach (var kind in kinds.OrderBy(kind => kind.Order))
        {
            if (!await access.MayAsync(by.Id, kind.Permission, cancel: cancel)) continue;
            if (await kind.FindAsync(wanted, MostOfAKind, cancel) is { Count: > 0 } hits) found.Add(new(kind.Heading, hits));
        }

        return found;
    }
}
