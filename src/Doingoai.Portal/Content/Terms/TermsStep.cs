using System.Text.Json;
using System.Text.Json.Serialization;
using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Persistence;
using Doingoai.Portal.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Terms;

/// <summary>
/// <c>{"step":"terms","terms":[{"key","kind","note"?,"vi":{"preferred","accepted"?:[],"forbidden"?:[]},"en"?,"zh"?}]}</c>; a language may
/// also be one string. Terms that are there already are left alone: people look after them.
/// </summary>
internal sealed class TermsStep(SaveTerm save, IDbContextFactory<PortalDb> dbs) : IRecipeStep
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public string Key => "terms";

    public async Task RunAsync(JsonElement step, string folder, CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var known = await db.Terms.Select(term => term.Key).ToHashSetAsync(cancel);
        var described = step.GetProperty("terms").Deserialize<Described[]>(Json) ?? [];
        await save.RunAsync([.. described.Where(one => !known.Contains(one.Key)).Select(one => one.Info)], Person.Portal, cancel);
    }

    private sealed record Described(string Key, TermKind Kind, string? Note, JsonElement Vi, JsonElement En, JsonElement Zh)
    {
        public TermInfo Info => new(Key, Kind, Note ?? "", new Dictionary<string, TermForms> { ["vi"] = Forms(Vi), ["en"] = Forms(En), ["zh"] = Forms(Zh) });

        private static TermForms Forms(JsonElement json) => json.ValueKind switch
        {
            JsonValueKind.Undefined => TermForms.None,
            JsonValueKind.String => new(json.GetString()!, [], []),
            _ => new(json.GetProperty("preferred").GetString()!, Many(json, "accepted"), Many(json, "forbidden")),
        };

        private static string[] Many(JsonElement json, string name) => json.TryGetProperty(name, out var forms) ? forms.Deserialize<string[]>() ?? [] : [];
    }
}
