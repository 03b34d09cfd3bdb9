using System.Globalization;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Errors;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Startup;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Importing;

/// <summary><c>-- import</c>: old articles from a file. The portal may go on serving meanwhile. Ends with 1 if somebody must look at a row.</summary>
internal sealed class ImportVerb : ICommandVerb
{
    public string Name => "import";

    public IReadOnlyDictionary<string, bool> Options => ImportCall.Options;

    public async Task<int> RunAsync(IServiceProvider services, string[] args)
    {
        var call = ImportCall.Read(args);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(call.Language);
        await using var scope = services.CreateAsyncScope();
        try
        {
            return await RunAsync(scope.ServiceProvider, call);
        }
        catch (RuleException refusal) // the file as a whole
        {
            await Console.Error.WriteLineAsync(services.GetRequiredService<RuleTexts>().Sentence(refusal));
            return 1;
        }
    }

    private static async Task<int> RunAsync(IServiceProvider services, ImportCall call)
    {
        var words = services.GetRequiredService<ImportReportText>();
        using var pictures = call.OpenPictures();
        var order = new ImportOrder(
            call.ReadFile(), pictures, await PersonAsync(services, call.As) ?? ImportPeople.Author, await PersonAsync(services, call.Publish), call.DryRun,
            (line, isTable) => Console.Out.WriteLine(words.Line(line, isTable)));
        var report = await services.GetRequiredService<ImportArticles>().RunAsync(order, default);

        await Console.Out.WriteLineAsync(words.Totals(report));
        return report.HasTrouble ? 1 : 0;
    }

    private static async Task<Person?> PersonAsync(IServiceProvider services, string? user)
    {
        if (user?.ToUpperInvariant() is not { } name) return null; // as Identity stores it
        await using var db = await services.GetRequiredService<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        var found = await db.Users.FirstOrDefaultAsync(one => one.NormalizedUserName == name && one.LeftAt == null);
        return found is null ? throw new StartRefused($"Nobody with an account is called '{user}'.") : new(found.Id, found.DisplayName);
    }
}
