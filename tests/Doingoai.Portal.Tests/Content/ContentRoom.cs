using System.Collections.Concurrent;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Publishing;
using Doingoai.Portal.Content.Sections;
using Doingoai.Portal.Platform.Events;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Doingoai.Portal.Tests.Content;

/// <summary>A running portal with short words for what tests of content do.</summary>
internal sealed class ContentRoom : IAsyncDisposable, IOn<PublicationChanged>, IOn<ItemRecalled>
{
    private readonly FakeTimeProvider _time = PortalFixture.Clock();
    private int _titles;

    private ContentRoom(Dictionary<string, string?> settings) => Portal = new()
    {
        Time = _time,
        Settings = settings,
        Replace = services => services.RemoveAll<IPublicationPart>().AddSingleton<IOn<PublicationChanged>>(this).AddSingleton<IOn<ItemRecalled>>(this).AddSingleton<IPublicationPart>(Part),
    };

    public PortalFixture Portal { get; }

    public PartOfATest Part { get; } = new();

    public ConcurrentQueue<object> Events { get; } = [];

    public DateTimeOffset Now => _time.GetUtcNow();

    public Person Author { get; private set; } = null!;

    public Person Publisher { get; private set; } = null!;

    public ItemWriter Writer => Portal.Services.GetRequiredService<ItemWriter>();

    public Publisher Publications => Portal.Services.GetRequiredService<Publisher>();

    public ILive Live => Portal.Services.GetRequiredService<ILive>();

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<ContentRoom> OpenAsync(string provider)
    {
        var room = new ContentRoom(await DatabaseFixture.SettingsAsync(provider));
        await room.Portal.InitializeAsync();
        room.Author = await room.Portal.PersonAsync("author");
        room.Publisher = await room.Portal.PersonAsync("publisher");
        var names = new Dictionary<string, string> { ["vi"] = "Chính sách", ["en"] = "Policy", ["zh"] = "政策" };
        await room.Portal.Services.GetRequiredService<SaveSection>().RunAsync(new("chinh-sach", null, 10, false, names, names, new Dictionary<string, string>()), CancellationToken.None);
        return room;
    }

    public void Wait(int seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>The calendar is set on and no timer fires: days of a portal's one-second loops take minutes to play through.</summary>
    public void SetCalendarOn(int days) => _time.AdjustTime(Now.AddDays(days));

    /// <summary>No two tests want the same address by accident.</summary>
    public string Title(string words = "Bài số") => $"{words} {Interlocked.Increment(ref _titles)}";

    public static VariantDraft Text(string title, string body = "<p>Nội dung</p>", string? slug = null) => new(An.Fields(("title", title), ("body", body)), slug);

    public static Dictionary<string, FieldValue> Section => An.Fields(("section", "chinh-sach"));

    public async Task<SavedItem> ArticleAsync(params string[] languages) =>
        await Writer.CreateAsync("article", Guid.Empty, new(0, Section, languages.ToDictionary(language => language, _ => Text(Title()))), Author, Cancel);

    public Task<SavedItem?> SaveAsync(SavedItem seen, string language, VariantDraft text) =>
        Writer.SaveAsync(seen.Item, new(seen.Revision, null, new Dictionary<string, VariantDraft> { [language] = text }), Author, Cancel);

    public Task PublishAsync(SavedItem item, string language, Channel channel = Channel.Portal, int? from = null, int? until = null) =>
        Publications.RunAsync(new([item.Versions[language]], channel, In(from), In(until)), Publisher, Cancel);

    public Task RecallAsync(SavedItem item, string? language = null) => Portal.Services.GetRequiredService<Recaller>().RunAsync(item.Item, language, Publisher, Cancel);

    public Task PassAsync() => Portal.Services.GetRequiredService<PassTransitions>().RunAsync(Cancel);

    public Task<LiveVersion?> LiveAsync(SavedItem item, string language, Channel channel = Channel.Portal) => Live.FindAsync(channel, language, item.Item, Now, Cancel);

    public async Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> read)
    {
        await using var db = await Portal.Dbs.CreateDbContextAsync(Cancel);
        return await read(db);
    }

    public Task<ItemVersion> VersionAsync(string id) => ReadAsync(db => db.Versions.SingleAsync(row => row.Id == id));

    public void Handle(PublicationChanged happened) => Events.Enqueue(happened);

    public void Handle(ItemRecalled happened) => Events.Enqueue(happened);

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    private DateTimeOffset? In(int? seconds) => seconds is { } given ? Now.AddSeconds(given) : null;
}
