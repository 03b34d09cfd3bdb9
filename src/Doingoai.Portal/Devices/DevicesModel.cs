using Doingoai.Portal.Devices.Commands;
using Doingoai.Portal.Devices.Commissioning;
using Doingoai.Portal.Devices.Enrolments;
using Doingoai.Portal.Devices.Faults;
using Doingoai.Portal.Devices.Keys;
using Doingoai.Portal.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Doingoai.Portal.Devices;

internal sealed class DevicesModel : IModelPart
{
    public void Map(ModelBuilder model)
    {
        model.Entity<DeviceKey>(key =>
        {
            key.ToTable("DeviceKeys");
            Text(key, row => row.Kid, row => row.X, row => row.Y);
            key.Property(row => row.RevocationReason).HasMaxLength(16);
            key.Ignore(row => row.Jwk);
            key.HasIndex(row => row.Kid).IsUnique();
            key.HasIndex(row => row.Device);
        });
        model.Entity<PendingEnrolment>(enrolment =>
        {
            enrolment.ToTable("Enrolments");
            Text(enrolment, row => row.Commitment, row => row.Name, row => row.Player, row => row.Kid, row => row.X, row => row.Y, row => row.PortalNonce, row => row.DeviceNonce!, row => row.Address);
            enrolment.Property(row => row.Code).HasMaxLength(8);
            enrolment.Ignore(row => row.Key);
            enrolment.Property(row => row.Revision).IsConcurrencyToken();
            enrolment.HasIndex(row => new { row.State, row.ExpiresAt });
        });
        model.Entity<StartTicket>(ticket =>
        {
            ticket.ToTable("StartTickets");
            Text(ticket, row => row.Verifier, row => row.UsedKid!);
            ticket.Property(row => row.Revision).IsConcurrencyToken();
            ticket.HasIndex(row => row.Device);
        });
        model.Entity<CommissioningRow>(row =>
        {
            row.ToTable("Commissionings");
            Text(row, one => one.PersonName, one => one.BootBefore!, one => one.Photo!);
            row.Property(one => one.PersonName).HasMaxLength(256);
            row.Ignore(one => one.Step);
            row.Property(one => one.Revision).IsConcurrencyToken();
            row.HasIndex(one => one.Device);
        });
        model.Entity<CommandRow>(command =>
        {
            command.ToTable("DeviceCommands");
            command.Property(row => row.Name).HasMaxLength(32);
            command.Property(row => row.Reason).HasMaxLength(128);
            command.Property(row => row.Picture).HasMaxLength(64);
            command.Property(row => row.Log).HasMaxLength(64);
            command.Property(row => row.Run).HasMaxLength(64);
            command.Property(row => row.Args).HasMaxLength(256);
            command.Ignore(row => row.Arguments);
            command.HasIndex(row => row.Order);
            command.HasIndex(row => row.AcceptedAt);
            command.Property(row => row.Revision).IsConcurrencyToken();
            command.HasIndex(row => new { row.Device, row.Sequence }).IsUnique();
            command.HasIndex(row => new { row.State, row.NotAfter });
        });
        model.Entity<FaultAcknowledgement>(row =>
        {
            row.ToTable("FaultAcknowledgements");
            row.Property(one => one.Code).HasMaxLength(32);
            row.Property(one => one.PersonName).HasMaxLength(256);
            row.Property(one => one.Note).HasMaxLength(FaultAcknowledgement.LongestNote);
            row.HasIndex(one => one.At);
        });
        model.Entity<DeviceOrder>(order =>
        {
            order.ToTable("DeviceOrders");
            order.Property(row => row.Name).HasMaxLength(32);
            order.Property(row => row.Args).HasMaxLength(256);
            order.Property(row => row.ScopeId).HasMaxLength(64);
            order.Ignore(row => row.To);
            order.Property(row => row.Revision).IsConcurrencyToken();
            order.HasIndex(row => row.OrderedAt);
            order.HasIndex(row => new { row.State, row.DecideBefore });
        });
    }

    private static void Text<T>(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<T> entity, params System.Linq.Expressions.Expression<Func<T, string>>[] properties) where T : class
    {
        foreach (var property in properties) entity.Property(property).HasMaxLength(64);
    }
}
