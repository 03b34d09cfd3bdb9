using System.Globalization;
using Bunit;
using Doingoai.Portal.Admin.Controls;
using Doingoai.Portal.Content;
using Doingoai.Portal.Content.Items;
using Doingoai.Portal.Content.Pages;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Tests.Fixtures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Radzen;
using TestContext = Xunit.TestContext;

namespace Doingoai.Portal.Tests.Content.Pages;

/// <summary>Pages of the desk, rendered for one person over a whole portal.</summary>
public abstract class DeskRoom : BunitContext, IClassFixture<PortalFixture>
{
    private readonly Sitting _sitting = new();

    protected DeskRoom(PortalFixture portal)
    {
        ArgumentNullException.ThrowIfNull(portal);
        Portal = portal;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo("vi");
        JSInterop.Mode = JSRuntimeMode.Loose;
        var scope = portal.Services.CreateAsyncScope();
        Services.AddFallbackServiceProvider(scope.ServiceProvider);
        Services.AddLocalization().AddRadzenComponents();
        Services.AddSingleton<ICurrentPerson>(_sitting).AddScoped<KeptText>().AddScoped<Attempt>().AddScoped<Ask>();
        Services.AddScoped(_ => scope.ServiceProvider.GetRequiredService<RuleTexts>());
        Services.AddSingleton(portal.Services.GetRequiredService<ISlideProjection>()); // lists of services do not fall through
        Services.AddScoped(_ => scope.ServiceProvider.GetRequiredService<ItemDesk>());
    }

    private protected PortalFixture Portal { get; }

    private protected async Task SitAsync(string user) => _sitting.Person = await Portal.PersonAsync(user);

    /// <summary>An article in Vietnamese by the author; with a section it is complete.</summary>
    private protected async Task<SavedItem> ArticleAsync(bool complete = true)
    {
        var fields = complete ? An.Fields(("title", $"Bài {Word()}"), ("body", "<p>Nội dung</p>")) : An.Fields(("title", $"Dở {Word()}"));
        var shared = complete ? An.Fields(("section", await SectionAsync())) : null;
        return await Portal.Services.GetRequiredService<ItemWriter>().CreateAsync(
            "article", Guid.Empty, new(0, shared, new Dictionary<string, VariantDraft> { ["vi"] = new(fields) }), await Portal.PersonAsync("author"), TestContext.Current.CancellationToken);
    }

    private protected async Task<T> ReadAsync<T>(Func<PortalDb, Task<T>> read)
    {
        await using var db = await Portal.Dbs.CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>No two titles want the same address.</summary>
    private static string Word() => Guid.NewGuid().ToString("N")[..6];

    private async Task<string> SectionAsync()
    {
        const string Key = "ban-tin";
        var names = new Dictionary<string, string> { ["vi"] = "Bản tin", ["en"] = "Bulletin", ["zh"] = "简报" };
        if (!await ReadAsync(db => db.Set<Doingoai.Portal.Content.Sections.Section>().AnyAsync(row => row.Key == Key)))
            await Portal.Services.GetRequiredService<Doingoai.Portal.Content.Sections.SaveSection>().RunAsync(new(Key, null, 10, false, names, names, new Dictionary<string, string>()), CancellationToken.None);
        return Key;
    }

    private sealed class Sitting : ICurrentPerson
    {
        public Person? Person { get; set; }

        public ValueTask<Person?> GetAsync() => ValueTask.FromResult(Person);
    }
}
