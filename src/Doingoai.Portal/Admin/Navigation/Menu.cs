using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Navigation;

/// <summary>The lines one person may use, in the language of the circuit.</summary>
internal sealed class Menu(IEnumerable<NavEntry> entries, IAccess access, IStringLocalizerFactory localizers)
{
    public async Task<IReadOnlyList<MenuGroup>> ForAsync(Person person, CancellationToken cancel = default)
    {
        var lines = new List<(NavSection Section, MenuLine Line)>();
        foreach (var entry in entries.OrderBy(one => one.Section).ThenBy(one => one.Order))
        {
            if (await access.MayAsync(person.Id, entry.Permission, cancel: cancel))
                lines.Add((entry.Section, new(localizers.Create(entry.Texts)[entry.Key], entry.Href, entry.Icon, entry.LeavesAdmin)));
        }

        return [.. lines.GroupBy(one => one.Section, one => one.Line).Select(group => new MenuGroup(group.Key, [.. group]))];
    }
}

internal sealed record MenuGroup(NavSection Section, IReadOnlyList<MenuLine> Lines);

internal sealed record MenuLine(string Text, string Href, string Icon, bool LeavesAdmin);
