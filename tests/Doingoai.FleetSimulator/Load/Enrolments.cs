using System.Security.Cryptography;
using Doingoai.Protocol.Trust;
using Microsoft.Data.Sqlite;

namespace Doingoai.FleetSimulator.Load;

/// <summary>
/// Thousands of devices enrolled in a second: their public keys are written straight into the portal's database, as its own
/// enrolment would have left them. Enrolling is not what is measured, and a technician's yes for each of 5,000 devices would
/// take longer than the run.
/// </summary>
internal static class Enrolments
{
    public static IReadOnlyList<Seat> Write(string database, IReadOnlyList<FleetPlace> places)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText =
            "INSERT INTO DeviceKeys (Id, Device, Kid, X, Y, Enrolment, EnrolledBy, EnrolledAt) VALUES ($id, $device, $kid, $x, $y, $none, $none, $at)";
        var seats = new List<Seat>(places.Count);
        foreach (var place in places)
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var jwk = Jwk.Of(key);
            insert.Parameters.Clear();
            insert.Parameters.AddWithValue("$id", $"{Guid.CreateVersion7():N}");
            insert.Parameters.AddWithValue("$device", $"{place.Device:N}");
            insert.Parameters.AddWithValue("$kid", jwk.Thumbprint());
            insert.Parameters.AddWithValue("$x", jwk.X);
            insert.Parameters.AddWithValue("$y", jwk.Y);
            insert.Parameters.AddWithValue("$none", $"{Guid.Empty:N}");
            insert.Parameters.AddWithValue("$at", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
            insert.ExecuteNonQuery();
            seats.Add(new(place.Device, place.Screens[0], key));
        }

        transaction.Commit();
        return seats;
    }
}
