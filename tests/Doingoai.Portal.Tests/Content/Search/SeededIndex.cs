using System.Text.Json;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Fields;
using Doingoai.Portal.Content.Search;
using Doingoai.Portal.Content.Types;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Tests.Fixtures;
using Doingoai.Portal.Tests.Site;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Doingoai.Portal.Tests.Content.Search;

/// <summary>The delivered content, indexed on both databases; the items are named as in the recipe, the days of publication made up.</summary>
public sealed class SeededIndex : IAsyncLifetime
{
    public static readonly DateTimeOffset Now = An.Instant;

    private readonly List<PortalFixture> _portals = [];

    private readonly FakeLive _live = new();

    /// <summary>By provider.</summary>
    internal Dictionary<string, ISearch> Searches { get; } = [];

    internal static IReadOnlyList<IReadOnlyList<string>> Synonyms { get; } =
        [["Asean", "Hiệp hội các quốc gia Đông Nam Á"], ["Điểm cao nhất", "nóc nhà Đông Dương", "印度支那屋脊"]];

    internal ISearch Sqlite => Searches[nameof(DatabaseProvider.Sqlite)];

    internal ISearch PostgreSql => Searches[nameof(DatabaseProvider.PostgreSql)];

    public async ValueTask InitializeAsync()
    {
        foreach (var version in Delivered()) _live.Publish(version);
        foreach (var provider in DatabaseFixture.Both) await OpenAsync(provider.Data);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var portal in _portals) await portal.DisposeAsync();
    }

    private async Task OpenAsync(string provider)
    {
        var portal = new PortalFixture
        {
            Settings = await DatabaseFixture.SettingsAsync(provider),
            Replace = services => services.Replace(ServiceDescriptor.Singleton<ILive>(_live)).AddSingleton<ISynonyms>(new KnownSynonyms()),
        };
        _portals.Add(portal);
        await portal.InitializeAsync();
        await portal.Services.GetRequiredService<IndexLive>().RunAsync(CancellationToken.None);
        Searches[provider] = portal.Services.GetRequiredService<ISearch>();
    }

    private static IEnumerable<LiveVersion> Delivered()
    {
        using var recipe = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recipes", "lao-cai", "content.json")));
        var day = new DateTimeOffset(2025, 9, 1, 2, 0, 0, TimeSpan.Zero);
        foreach (var item in recipe.RootElement.GetProperty("items").EnumerateArray())
        {
            day = day.AddDays(12);
            foreach (var variant in item.GetProperty("variants").EnumerateObject()) yield return Version(item, variant.Name, variant.Value, day);
        }
    }

    private static LiveVersion Version(JsonElement item, string language, JsonElement variant, DateTimeOffset at)
    {
        var (key, type) = (item.GetProperty("key").GetString()!, An.Types.Find(item.GetProperty("type").GetString()!)!);
        var fields = Fields(type, item.GetProperty("shared")).Concat(Fields(type, variant.GetProperty("fields"))).ToDictionary();
        return new(
            key, key, type.Key, language, variant.GetProperty("slug").GetString()!, fields, fields.GetValueOrDefault("section")?.Text, Guid.Empty, default,
            Guid.CreateVersion7(), at, null, at, "")
        { Title = fields[type.Title].Text };
    }

    private static IEnumerable<KeyValuePair<string, FieldValue>> Fields(ContentType type, JsonElement fields) =>
        from field in fields.EnumerateObject()
        let value = FieldJson.Read(type.Field(field.Name)!, field.Value)
        where value is not null
        select KeyValuePair.Create(field.Name, value);

    private sealed class KnownSynonyms : ISynonyms
    {
        public ValueTask<IReadOnlyList<IReadOnlyList<string>>> AllAsync(CancellationToken cancel) => ValueTask.FromResult(Synonyms);
    }
}
