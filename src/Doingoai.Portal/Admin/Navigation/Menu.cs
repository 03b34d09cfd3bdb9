using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Admin.Navigation;

/// <summary>The lines one person may use, in the language of the circuit.</summary>
internal sealed class Menu(IEnumerable<NavEntry> entries, IAccess access, IStringLocalizerFactory localizers)
{
    private static readonly ConcurrentDictionary<Type, ResourceManager> Resources = new();

    public async Task<IReadOnlyList<MenuGroup>> ForAsync(Person person, CancellationToken cancel = default)
    {
        var lines = new List<(NavSection Section, MenuLine Line)>();
        foreach (var entry in entries.OrderBy(one => one.Section).ThenBy(one => one.Order))
        {
            if (await access.MayAsync(person.Id, entry.Permission, cancel: cancel))
                lines.Add((entry.Section, new(localizers.Create(entry.Texts)[entry.Key], entry.Href, entry.Icon, entry.LeavesAdmin, Names(entry))));
        }

        return [.. lines.GroupBy(one => one.Section, one => one.Line).Select(group => new MenuGroup(group.Key, [.. group]))];
    }

    private static IReadOnlyList<string> Names(NavEntry entry)
    {
        var texts = Resources.GetOrAdd(entry.Texts, type => new(type));
        return [.. Languages.All.Select(language => texts.GetString(entry.Key, CultureInfo.GetCultureInfo(language))).OfType<string>()];
    }
}

internal sealed record MenuGroup(NavSection Section, IReadOnlyList<MenuLine> Lines);

/// <param name="Names">In every language: who was told "Danh sách phát" finds it by that word in an English menu too.</param>
internal sealed record MenuLine(string Text, string Href, string Icon, bool LeavesAdmin, IReadOnlyList<string> Names);
