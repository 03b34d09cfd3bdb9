using System.Globalization;
using Doingoai.Portal.Devices.Deliveries;
using Doingoai.Portal.Devices.Links;
using Doingoai.Portal.Signage.Manifests;
using Microsoft.Extensions.Localization;

namespace Doingoai.Portal.Devices.Board;

/// <summary>Reads how far what was published came.</summary>
internal sealed class DeliveriesReader(
    ReachReader reach, ReachWords words, IManifestHistory history, DeviceDirectory directory, IStringLocalizer<Texts> texts, TimeProvider time)
{
    private const int ChangesShown = 12;
    private const int LaddersShown = 15;
    private const int ItemsNamed = 3;

    // Of one act: a page of thousands would be as long as a book, and each screen has one of its own.
    private const int ScreensListed = 200;

    private static readonly TimeSpan Back = TimeSpan.FromHours(24);

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public async Task<ReachView> FleetAsync(CancellationToken cancel) => View(await reach.OfFleetAsync(cancel), time.GetUtcNow());

    public async Task<IReadOnlyList<ChangeView>> ChangesAsync(int most, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var names = await NamesAsync(cancel);
        var newest = (await history.NewestAsync(cancel)).ToDictionary(head => head.Screen);
        var changes = new List<ChangeView>();
        foreach (var change in await history.ChangesAsync(now - Back, most, cancel))
        {
            var (figures, ladders) = await reach.OfChangeAsync(change, newest, cancel);
            // What is not drawn yet is what one looks for.
            var listed = ladders.Where(one => names.ContainsKey(one.Screen)).OrderBy(one => one.Drawn is not null).ToList();
            changes.Add(new(change.At, Title(change), View(figures, now), listed.Count, [.. listed.Take(ScreensListed).Select(one => new LadderView(names[one.Screen], one.Screen, one, now))]));
        }

        return changes;
    }

    public async Task<DeliveriesView> AllAsync(CancellationToken cancel) =>
        new(time.GetUtcNow(), null, await FleetAsync(cancel), await ChangesAsync(ChangesShown, cancel), [], "/board/deliveries");

    public async Task<DeliveriesView?> OfScreenAsync(Guid screen, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (!(await NamesAsync(cancel)).TryGetValue(screen, out var name)) return null;
        var figures = await reach.OfOneAsync(screen, cancel) is var (found, _) ? found : new(0, [], 0);
        var titles = (await history.ChangesOfScreenAsync(screen, LaddersShown, cancel)).ToDictionary(change => change.Heads[0].Version, Title);
        var ladders = await reach.OfScreenAsync(screen, LaddersShown, cancel);
        return new(now, name, View(figures, now), [], [.. ladders.Select(one => new LadderView(titles.GetValueOrDefault(one.Version, ""), screen, one, now))], $"/board/deliveries/{screen:N}");
    }

    private ReachView View(ReachFigures figures, DateTimeOffset now) =>
        new(words.Sentence(figures, now), figures.Missing.Count == 0 && figures.Of > 0, [.. figures.Missing.Select(one => words.Missing(one, now))]);

    private string Title(ManifestChange change)
    {
        string[] said = [.. Named(change.Shown), .. Named(change.Gone).Select(title => texts["ChangeGone", title].Value)];
        if (said.Length == 0) return texts["ChangeArranged"];
        return string.Join(" · ", said.Take(ItemsNamed)) + (said.Length > ItemsNamed ? $" · {texts["AndMoreItems", said.Length - ItemsNamed]}" : "");
    }

    // An item is named once, in the reader's language if it has a title in it.
    private static IEnumerable<string> Named(IReadOnlyList<ChangedTitle> titles) =>
        titles.GroupBy(title => title.Item).Select(of => (of.FirstOrDefault(title => title.Language == Language) ?? of.First()).Title);

    private async Task<Dictionary<Guid, string>> NamesAsync(CancellationToken cancel) =>
        (from cluster in await directory.ClustersAsync(cancel) from device in cluster.Devices from screen in device.Screens select (screen.Id, Name: $"{screen.Names.In(Language)} · {cluster.Names.In(Language)}"))
        .ToDictionary(pair => pair.Id, pair => pair.Name);
}
