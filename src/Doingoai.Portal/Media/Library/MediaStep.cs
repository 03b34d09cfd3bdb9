using System.Text.Json;
using Doingoai.Portal.Media.Videos;
using Doingoai.Portal.Platform;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Media.Library;

/// <summary>
/// <c>{"step":"media","files":[{"key":"x","file":"media/x.jpg","alt":{"vi":…},"caption":{…},"credit":…,"source":…,"licence":…,"legacyIds":[…]}]}</c>.
/// The same bytes are uploaded once; their description becomes what the recipe says.
/// </summary>
internal sealed class MediaStep(UploadMedia upload, RememberLegacyFile remember, TakeFrames frames, IDbContextFactory<PortalDb> dbs) : IRecipeStep
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public string Key => "media";

    public async Task RunAsync(JsonElement step, string folder, CancellationToken cancel)
    {
        var content = step.Deserialize<Content>(Web) ?? new Content([]);
        foreach (var named in content.Files) await ApplyAsync(named, folder, cancel);
    }

    private async Task ApplyAsync(NamedFile named, string folder, CancellationToken cancel)
    {
        await using var file = File.OpenRead(Path.Combine(folder, named.File));
        var uploaded = await upload.RunAsync(file, named.File, Person.Portal, unit: null, cancel);

        await using var db = await dbs.CreateDbContextAsync(cancel);
        var asset = await db.MediaAssets.SingleAsync(row => row.Sha256 == uploaded.Sha256, cancel);
        asset.NameInRecipe(named.Key);
        if (named.ToDescription().Tidy() is var wanted && !asset.Description.SaysTheSameAs(wanted)) asset.Describe(wanted);
        await db.SaveChangesAsync(cancel);
        foreach (var id in named.LegacyIds ?? []) await remember.RunAsync(id, asset.Sha256, cancel);
        await OfferPosterAsync(asset.Sha256, cancel);
    }

    /// <summary>Where ffmpeg is installed. A film that gives no frames is shown all the same: no reason to stop the start.</summary>
    private async Task OfferPosterAsync(string sha256, CancellationToken cancel)
    {
        try
        {
            await frames.RunAsync(sha256, cancel);
        }
        catch (RuleException)
        {
            // the media page offers to take them again
        }
    }

    private sealed record Content(IReadOnlyList<NamedFile> Files);

    private sealed record NamedFile(
        string? Key, string File, Dictionary<string, string>? Alt, Dictionary<string, string>? Caption, string? Credit, string? Source, string? Licence,
        IReadOnlyList<string>? LegacyIds)
    {
        public MediaDescription ToDescription() => new(Alt ?? [], Caption ?? [], Credit, Source, Licence);
    }
}
