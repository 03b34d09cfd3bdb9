using Doingoai.Portal.Platform.Identity;
using Doingoai.Portal.Platform.Organisation;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Content.Translation.Board;

/// <summary>What the board may be filtered by: units that own something, people who write.</summary>
internal sealed class BoardChoices(IDbContextFactory<PortalDb> dbs, PeopleList people)
{
    public async Task<IReadOnlyList<OrganisationUnit>> UnitsAsync(CancellationToken cancel)
    {
        await using var db = await dbs.CreateDbContextAsync(cancel);
        var items = db.Items;
        return await db.OrganisationUnits.AsNoTracking().Where(unit => items.Any(item => item.OwnerUnitId == unit.Id)).OrderBy(unit => unit.NameVi).ToListAsync(cancel);
    }

    public async Task<IReadOnlyList<Person>> WritersAsync(CancellationToken cancel) =>
        [.. (await people.AllAsync(cancel)).Where(person => !person.HasLeft && person.Roles.Any(role => Roles.Grants(role, Permission.WriteContent))).Select(person => new Person(person.Id, person.DisplayName))];
}
