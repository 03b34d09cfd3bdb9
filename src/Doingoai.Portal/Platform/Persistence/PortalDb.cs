using Doingoai.Portal.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Platform.Persistence;

/// <summary>
/// The one database of editing, publishing and administration. Modules map their entities by <see cref="IModelPart"/> and
/// reach them by <c>Set&lt;T&gt;()</c>. No transaction spans I/O.
/// </summary>
public abstract class PortalDb(DbContextOptions options, IEnumerable<IModelPart> parts) : IdentityUserContext<User, Guid>(options)
{
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3; // passkeys from the first migration

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var part in parts) part.Map(builder);
    }
}
