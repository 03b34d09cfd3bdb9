using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Doingoai.Portal.Platform.Persistence;

/// <summary>
/// EF refuses to compare DateTimeOffset on SQLite and stores Guid as upper-case text. Here instants are Unix ms and
/// Guids their lower-case N form, as on the wire.
/// </summary>
internal static class SqliteConventions
{
    public static void StoreForSqlite(this ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixMs>();
        conventions.Properties<Guid>().HaveConversion<GuidText>().HaveMaxLength(32);
    }

    private sealed class UnixMs() : ValueConverter<DateTimeOffset, long>(at => at.ToUnixTimeMilliseconds(), ms => DateTimeOffset.FromUnixTimeMilliseconds(ms));

    private sealed class GuidText() : ValueConverter<Guid, string>(id => id.ToString("N"), text => Guid.ParseExact(text, "N"));
}
