using System.Text.Json;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PerLanguage = System.Collections.Generic.IReadOnlyDictionary<string, string>;

namespace Doingoai.Portal.Media.Library;

/// <summary>How the library is stored.</summary>
internal sealed class MediaModel : IModelPart
{
    public void Map(ModelBuilder model) => model.Entity<MediaAsset>(asset =>
    {
        asset.ToTable("MediaAssets");
        asset.HasKey(row => row.Sha256);
        asset.Property(row => row.Sha256).HasMaxLength(64);
        asset.Property(row => row.SourceSha256).HasMaxLength(64);
        asset.HasIndex(row => row.SourceSha256);
        asset.Property(row => row.Key).HasMaxLength(100);
        asset.HasIndex(row => row.Key);
        asset.HasIndex(row => row.UploadedAt);
        asset.Property(row => row.Kind).HasConversion<string>().HasMaxLength(16);
        asset.Property(row => row.FileName).HasMaxLength(200);
        asset.Property(row => row.Revision).IsConcurrencyToken();
        MapTexts(asset.Property(row => row.Alt));
        MapTexts(asset.Property(row => row.Caption));
    });

    private static void MapTexts(PropertyBuilder<PerLanguage> property) => property.HasConversion(new AsJson(), new ByContent());

    private sealed class AsJson() : ValueConverter<PerLanguage, string>(
        texts => JsonSerializer.Serialize(texts, Plain), json => JsonSerializer.Deserialize<Dictionary<string, string>>(json, Plain)!);

    private sealed class ByContent() : ValueComparer<PerLanguage>(
        (left, right) => left!.Count == right!.Count && !left.Except(right).Any(),
        texts => texts.Aggregate(0, (hash, text) => hash ^ HashCode.Combine(text.Key, text.Value)),
        texts => texts);

    /// <summary>Letters stay letters, so that the library can be searched in the column.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
